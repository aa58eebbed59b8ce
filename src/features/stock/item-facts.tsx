/** What else is known of an item, as short facts under its number. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { pieceWeightOf } from '../../db/queries/piece-weight.ts';
import { placementsOf } from '../../db/queries/placements-of.ts';
import { areasOf } from '../../domain/count-sheet.ts';
import type { Day } from '../../domain/day.ts';
import { type Currency, costOf } from '../../domain/money.ts';
import type { Outlet, Pack, Supplier } from '../../domain/nouns.ts';
import type { ItemOutlook } from '../../domain/outlook.ts';
import { perPiece } from '../../domain/piece-weight.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import { classesOf } from '../../ui/class-names.ts';
import { nearDay } from '../../ui/near-day.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './item-facts.module.css';

const style = classesOf(sheet);

export interface ItemFactsProps {
  readonly outlook: ItemOutlook;
  readonly outlet: Outlet;
  readonly suppliers: readonly Supplier[];
  readonly today: Day;
  readonly currency: Currency;
}

export function ItemFacts({ outlook, outlet, suppliers, today, currency }: ItemFactsProps) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const { item, supplier, incoming, plan } = outlook;
  const more = useLiveQuery(async () => {
    const [placements, learned] = await Promise.all([
      placementsOf(book, outlet.id),
      item.isCatchWeight ? pieceWeightOf(book, item.id) : null,
    ]);
    return { placement: placements.get(item.id), learned };
  }, [outlet.id, item]);
  const amount = (base: number) => format.amount(base, item.baseUnit);
  const unit = item.baseUnit === 'pcs' ? 1 : 1000;
  const facts: (readonly [string, string])[] = [
    [t('item.supplier'), supplier?.name ?? t('item.noSupplier')],
    [t('item.nextDelivery'), nearDay(format, plan.deliveryOn, today)],
  ];
  if (incoming.length > 0) {
    const parts = incoming.map((one) =>
      t('item.comingOn', { amount: amount(one.quantity), day: nearDay(format, one.deliveryOn, today) }),
    );
    facts.push([t('item.coming'), parts.join(', ')]);
  }
  if (item.pack !== null) facts.push([t('item.pack'), contentOf(item.pack)]);
  for (const pack of item.packs) {
    const seller = suppliers.find(({ id }) => id === pack.supplierId);
    facts.push([
      seller === undefined ? t('item.otherPack') : t('item.packOf', { supplier: seller.name }),
      contentOf(pack),
    ]);
  }
  const areas = areasOf(item, more?.placement).filter((area) => area !== '');
  if (areas.length > 0) facts.push([t('item.areas'), format.list(areas)]);
  if (item.barcodes.length > 0) facts.push([t('edit.barcodes'), item.barcodes.join(', ')]);
  if (item.isCatchWeight) facts.push([t('item.piece'), pieceWords()]);
  if (item.shelfLifeDays !== null) facts.push([t('item.shelfLife'), t('item.days', { count: item.shelfLifeDays })]);
  const par = more?.placement?.par ?? item.par;
  if (par !== null) facts.push([t('item.par'), amount(par)]);
  if (item.price !== null) {
    const { unit: priced } = format.amountParts(unit, item.baseUnit, { in: 'large' });
    facts.push([t('edit.price', { unit: priced }), format.money(costOf(baseQuantity(unit), item.price), currency)]);
  }
  return (
    <dl className={style('facts')}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );

  function contentOf({ name, size, perPacks = 1 }: Pack): string {
    const content = amount(size);
    return perPacks === 1 ? `${name} (${content})` : `${name} (${t('item.perPacks', { count: perPacks, content })})`;
  }

  function pieceWords(): string {
    const learned = more?.learned;
    return learned
      ? t('item.pieceLearned', { weight: amount(perPiece(learned)), count: learned.from })
      : t('item.pieceUnknown');
  }
}
