/** "Ran out", on the page of the item itself: one tap, just now. */

import { CircleSlash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { noteRanOut } from '../../db/commands/note-ran-out.ts';
import { undo } from '../../db/commands/undo.ts';
import { dayAt } from '../../domain/day.ts';
import type { Item, OutletId } from '../../domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';

export function RanOutButton({ item, outletId }: { readonly item: Item; readonly outletId: OutletId }) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const note = async () => {
    const at = new Date();
    const minutes = at.getHours() * 60 + at.getMinutes();
    const done = await command(noteRanOut(book, { outletId, itemId: item.id, day: dayAt(at.getTime()), minutes }));
    if (done) {
      tell(t('ranOut.saved', { item: item.name, time: format.time(at.getTime()) }), () => undo(book, done.entryId));
    }
  };
  return (
    <Button kind="quiet" needs="noteRanOut" icon={CircleSlash} onPress={() => void note()}>
      {t('ranOut.button')}
    </Button>
  );
}
