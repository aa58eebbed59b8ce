/** Corrects one line: its item with one tap, its figures by keypad, what one unit holds, batch and date; remembered at once. */

import { Check, EyeOff, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { addDays } from '../../domain/day.ts';
import type { Item } from '../../domain/nouns.ts';
import { lineQuantity } from '../../domain/receipt-mapping.ts';
import { blockOf, type ReviewLine } from '../../domain/receipt-review.ts';
import { rememberLine } from '../../jobs/book-paper.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TextField } from '../../ui/field.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { HoldsChoice } from './holds-choice.tsx';
import { ItemChoice } from './item-choice.tsx';
import { LineFigures } from './line-figures.tsx';
import sheet from './review.module.css';
import type { ReviewState } from './use-review.ts';

const style = classesOf(sheet);

export interface LineEditorProps {
  readonly line: ReviewLine;
  readonly state: ReviewState;
  readonly onDone: () => void;
}

export function LineEditor({ line, state, onDone }: LineEditorProps) {
  const { t } = useTranslation('receipts');
  const format = useFormat();
  const command = useCommand();
  const { review, itemById, changeLine, change } = state;
  const item = line.itemId === null ? null : (itemById.get(line.itemId) ?? null);
  const quantity = line.holds === null ? null : lineQuantity(line.quantity, line.holds);

  /** A change of what the line means is remembered with the change itself. */
  const learn = (fields: Partial<ReviewLine>) => {
    changeLine(line.id, { ...fields, isChosen: true });
    const known = rememberLine(book, { ...line, ...fields }, review);
    if (known !== null) void command(known);
  };
  if (line.isLeftOut) {
    return (
      <div className={style('editor')}>
        <Button icon={Undo2} onPress={() => changeLine(line.id, { isLeftOut: false })}>
          {t('line.takeIn')}
        </Button>
      </div>
    );
  }
  return (
    <div className={style('editor')}>
      {line.from === null && (
        <TextField
          label={t('line.item')}
          value={line.name}
          onChange={(name) => changeLine(line.id, { name })}
          maxLength={120}
        />
      )}
      <ItemChoice line={line} state={state} onChosen={learn} />
      <LineFigures
        line={line}
        review={review}
        onChange={(fields) => changeLine(line.id, { ...fields, confidence: 1 })}
      />
      {item !== null && <HoldsChoice line={line} item={item} supplierId={review.supplierId} onChosen={learn} />}
      {item !== null && quantity !== null && quantity > 0 && (
        <p className={style('makes')} role="status">
          {t('line.makes', { amount: format.amount(quantity, item.baseUnit) })}
        </p>
      )}
      {item !== null && <BatchFields line={line} item={item} state={state} />}
      <div className={style('editor-acts')}>
        <Button
          kind="quiet"
          icon={EyeOff}
          onPress={() => {
            if (line.from === null) change({ lines: review.lines.filter(({ id }) => id !== line.id) });
            else changeLine(line.id, { isLeftOut: true });
            onDone();
          }}
        >
          {t(line.from === null ? 'line.remove' : 'line.leaveOut')}
        </Button>
        <Button
          kind="primary"
          icon={Check}
          isDisabled={blockOf(line) !== null}
          onPress={() => {
            learn({ isConfirmed: true });
            onDone();
          }}
        >
          {t('line.right')}
        </Button>
      </div>
    </div>
  );
}

interface BatchFieldsProps {
  readonly line: ReviewLine;
  readonly item: Item;
  readonly state: ReviewState;
}

function BatchFields({ line, item, state: { changeLine, review } }: BatchFieldsProps) {
  const { t } = useTranslation('receipts');
  const format = useFormat();
  const { day: today } = useWallClock();
  const { shelfLifeDays } = item;
  const until = shelfLifeDays === null ? null : addDays(review.day ?? today, shelfLifeDays);
  const set = (fields: Partial<ReviewLine>) => changeLine(line.id, fields);
  return (
    <Disclosure
      title={t('line.more')}
      isOpenAtFirst={line.batch !== null || line.expiresOn !== null || item.isCatchWeight}
    >
      <div className={style('pairs')}>
        <TextField
          label={t('line.batch')}
          value={line.batch ?? ''}
          maxLength={60}
          onChange={(batch) => set({ batch: batch.trim() === '' ? null : batch })}
        />
        <DayField label={t('line.expires')} value={line.expiresOn} onChange={(expiresOn) => set({ expiresOn })} />
        {item.isCatchWeight && (
          <TextField
            label={t('line.pieces')}
            inputMode="numeric"
            value={line.pieces === null ? '' : String(line.pieces)}
            onChange={(text) => set({ pieces: /^\d{1,5}$/.test(text) ? Number(text) : null })}
          />
        )}
      </div>
      {until !== null && line.expiresOn === null && (
        <Button onPress={() => set({ expiresOn: until })}>
          {t('line.keeps', { count: shelfLifeDays!, day: format.day(until) })}
        </Button>
      )}
    </Disclosure>
  );
}
