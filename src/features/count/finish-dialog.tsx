/** Says what finishing a count will set and what it will leave as it was, then does it. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { finishCount } from '../../db/commands/finish-count.ts';
import { undo } from '../../db/commands/undo.ts';
import type { CountLineRow } from '../../db/drafts.ts';
import type { CountSheet } from '../../db/queries/count-sheet.ts';
import { resultOf } from '../../domain/count-result.ts';
import type { ItemId } from '../../domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useCountWords } from './count-words.ts';

export interface FinishDialogProps {
  readonly known: CountSheet & { readonly lines: readonly CountLineRow[] };
  readonly onClose: () => void;
}

export function FinishDialog({ known, onClose }: FinishDialogProps) {
  const { t } = useTranslation('count');
  const format = useFormat();
  const words = useCountWords();
  const command = useCommand();
  const tell = useUndoToast();
  const [empty, setEmpty] = useState<ReadonlySet<ItemId>>(new Set());
  const [isPending, setPending] = useState(false);
  const { count, areas, lines, shelvesOf } = known;
  const items = [...new Map(areas.flatMap((area) => area.items).map((item) => [item.id, item])).values()];
  const results = items.map((item) =>
    resultOf(
      item,
      shelvesOf.get(item.id) ?? [],
      lines.filter((line) => line.itemId === item.id),
    ),
  );
  const parts = results.filter((result) => result.kind === 'part');
  const levels =
    results.filter((result) => result.kind === 'level').length + parts.filter(({ item }) => empty.has(item.id)).length;
  const uncounted = results.filter((result) => result.kind === 'uncounted').length;
  const finish = async () => {
    setPending(true);
    const done = await command(finishCount(book, { countId: count.id, restIsNone: [...empty] }));
    setPending(false);
    onClose();
    if (done) tell(t('finish.done', { count: done.levels }), () => undo(book, done.entryId));
  };
  return (
    <Dialog
      isOpen
      needs="finishCount"
      onClose={onClose}
      title={t('finish.title')}
      actions={
        <Button kind="primary" isDisabled={levels === 0 || isPending} onPress={() => void finish()}>
          {t('finish.confirm')}
        </Button>
      }
    >
      <p>{levels === 0 ? t('finish.nothing') : t('finish.body', { count: levels })}</p>
      {uncounted > 0 && <Notice>{t('finish.uncounted', { count: uncounted })}</Notice>}
      {parts.length > 0 && (
        <>
          <p>{t('finish.part')}</p>
          {parts.map(({ item, counted, missing }) => (
            <Switch
              key={item.id}
              isSelected={empty.has(item.id)}
              onChange={(isEmpty) => {
                const next = new Set(empty);
                if (isEmpty) next.add(item.id);
                else next.delete(item.id);
                setEmpty(next);
              }}
              detail={t('finish.partLine', {
                item: item.name,
                amount: format.amount(counted, item.baseUnit),
                areas: format.list(missing.map(words.areaOf)),
              })}
            >
              {t('finish.restNone', { item: item.name })}
            </Switch>
          ))}
        </>
      )}
    </Dialog>
  );
}
