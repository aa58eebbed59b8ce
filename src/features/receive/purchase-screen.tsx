/** A purchase without a paper, from the market or the back door: which item, how much, for how much; ten seconds each. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { recordDelivery } from '../../db/commands/record-delivery.ts';
import { undo } from '../../db/commands/undo.ts';
import { type KnownOfOutlet, readOutlook } from '../../db/queries/read-outlook.ts';
import { recentItems } from '../../db/queries/recent-doings.ts';
import type { Day } from '../../domain/day.ts';
import type { Item } from '../../domain/nouns.ts';
import { shareOfChange } from '../../domain/price-change.ts';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { ItemPicker } from './item-picker.tsx';
import { LineSheet, type TypedLine } from './line-sheet.tsx';
import { pickablesOf } from './pickables.ts';

export function PurchaseScreen() {
  const { t } = useTranslation('receive');
  const [, go] = useLocation();
  const { day: today } = useWallClock();
  const known = useLiveQuery(async () => readOutlook(book));
  return (
    <Page
      title={t('purchase.title')}
      note={t('purchase.note')}
      back={{ label: t('title'), go: () => go('/receive'), always: true }}
      width="narrow"
    >
      {known === undefined ? <Skeleton rows={6} /> : known !== null && <Purchase known={known} today={today} />}
    </Page>
  );
}

function Purchase({ known, today }: { readonly known: KnownOfOutlet; readonly today: Day }) {
  const { t } = useTranslation('receive');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const { outlet, settings } = known;
  const [item, setItem] = useState<Item | null>(null);
  const recent = useLiveQuery(async () => recentItems(book, outlet.id, ['received'], 8), [outlet.id]);
  const all = useMemo(() => pickablesOf(known.stock, format), [known, format]);

  const save = async (bought: Item, { key: _key, ...line }: TypedLine & { readonly key?: string }) => {
    const lines = [{ itemId: bought.id, ...line }];
    const done = await command(recordDelivery(book, { outletId: outlet.id, day: today, lines, supplierId: null }));
    if (done === null) return;
    setItem(null);
    const said = t('purchase.saved', { item: bought.name, amount: format.amount(line.quantity, bought.baseUnit) });
    const [jump] = done.jumps;
    tell(
      jump === undefined ? said : `${said} ${t('purchase.jump', { change: format.change(shareOfChange(jump)) })}`,
      () => undo(book, done.entryId),
    );
  };

  return (
    <>
      <ItemPicker all={all} recent={recent ?? []} recentLabel={t('pick.recent')} onPick={(one) => setItem(one.item)} />
      {item !== null && (
        <LineSheet
          item={item}
          title={item.name}
          currency={settings.currency}
          today={today}
          supplierId={null}
          wants={['cost', 'batch']}
          okLabel={t('purchase.save')}
          onOk={(line) => save(item, line)}
          onClose={() => setItem(null)}
        />
      )}
    </>
  );
}
