/** One line of what came, went or was thrown away: how much, what it cost, what was wrong with it; with one thumb. */

import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { lastPaid, priceHistory } from '../../db/queries/price-history.ts';
import { expiryOf } from '../../domain/batches.ts';
import type { Day } from '../../domain/day.ts';
import { type Currency, costOf, type MinorMoney, minorDigits } from '../../domain/money.ts';
import type { Item, SupplierId } from '../../domain/nouns.ts';
import { isPriceJump, shareOfChange } from '../../domain/price-change.ts';
import type { BaseQuantity } from '../../domain/quantity.ts';
import type { Right } from '../../domain/rights.ts';
import { readMoney } from '../../domain/typed-number.ts';
import type { LineDraft } from '../../jobs/line-drafts.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TextField } from '../../ui/field.tsx';
import { type KeypadField, KeypadFields } from '../../ui/keypad-fields.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { amountIn, enteredAs, type TypedUnit, typedAs, unitsOf } from './amount-entry.ts';
import sheet from './line-sheet.module.css';

const style = classesOf(sheet);

export type TypedLine = Omit<LineDraft, 'key' | 'itemId'>;
type Name = 'amount' | 'pieces' | 'cost' | 'damaged';

export interface LineSheetProps {
  readonly item: Item;
  readonly title: string;
  readonly note?: ReactNode;
  readonly currency: Currency;
  readonly today: Day;
  readonly supplierId: SupplierId | null;
  /** What stands there already. */
  readonly start?: Partial<TypedLine>;
  /** What is asked for beside the amount. */
  readonly wants: readonly ('cost' | 'damaged' | 'batch')[];
  readonly okLabel: string;
  readonly needs?: Right | undefined;
  readonly onOk: (line: TypedLine) => Promise<void> | void;
  readonly onRemove?: () => void;
  readonly onClose: () => void;
}

export function LineSheet(props: LineSheetProps) {
  const { item, currency, today, supplierId, start = {}, wants, onRemove, onClose } = props;
  const { t } = useTranslation('receive');
  const format = useFormat();
  const units = unitsOf(item, supplierId);
  const [first] = useState(() => (start.quantity ? typedAs(start.quantity, units) : { text: '', unit: units[0]! }));
  const [unit, setUnit] = useState<TypedUnit>(first.unit);
  const [typed, setTyped] = useState<Readonly<Record<Name, string>>>({
    amount: first.text,
    pieces: start.pieces === undefined ? '' : String(start.pieces),
    cost: start.cost === undefined ? '' : moneyText(start.cost, currency),
    damaged: start.damaged === undefined ? '' : typedAs(start.damaged, [unit, ...units]).text,
  });
  // What stood there is replaced by the first key, not added to.
  const [touched, setTouched] = useState<ReadonlySet<Name>>(new Set());
  const [expiresOn, setExpiresOn] = useState<Day | null>(start.expiresOn ?? null);
  const [mark, setMark] = useState(start.batch ?? '');
  const [isPending, setIsPending] = useState(false);
  const history = useLiveQuery(async () => priceHistory(book, item.id), [item.id]);

  const quantity = amountIn(typed.amount, unit);
  const damaged = wants.includes('damaged') ? amountIn(typed.damaged, unit) : null;
  const cost = wants.includes('cost') && typed.cost !== '' ? readTypedMoney(typed.cost, currency) : null;
  const last = history === undefined ? null : lastPaid(history, supplierId);
  const before = last?.price ?? item.price;
  const isWhole = (quantity ?? 0) > 0 || (damaged ?? 0) > 0;
  const change =
    before !== null && cost !== null && cost > 0 && quantity !== null && quantity > 0
      ? { before, after: { amount: cost, per: quantity } }
      : null;

  const ok = async () => {
    if (!isWhole) return;
    setIsPending(true);
    const whole = quantity ?? (0 as BaseQuantity);
    await props.onOk({
      quantity: whole,
      entered: enteredAs(typed.amount, unit, whole),
      ...(damaged === null || damaged === 0 ? {} : { damaged }),
      ...(item.isCatchWeight && typed.pieces !== '' ? { pieces: Number(typed.pieces) } : {}),
      ...(cost === null ? {} : { cost }),
      ...(expiresOn === null ? {} : { expiresOn }),
      ...(mark.trim() === '' ? {} : { batch: mark.trim() }),
      ...(start.note === undefined ? {} : { note: start.note }),
    });
    setIsPending(false);
  };

  const unitChoice = units.length > 1 && (
    <RadioCards
      compact
      hideLabel
      label={t('line.unit')}
      value={unit.id}
      onChange={(id) => setUnit(units.find((one) => one.id === id) ?? unit)}
      choices={units.map(({ id, label }) => ({ value: id, title: label }))}
    />
  );
  const expectedCost = before !== null && quantity !== null && quantity > 0 ? costOf(quantity, before) : null;
  const amountField = { unit: unit.label, decimals: unit.decimals, below: unitChoice } as const;
  const fields: KeypadField<Name>[] = [
    { name: 'amount', label: t('line.amount'), value: typed.amount, ...amountField },
    ...(item.isCatchWeight
      ? [{ name: 'pieces', label: t('line.pieces'), value: typed.pieces, decimals: 0 } as const]
      : []),
    ...(wants.includes('cost')
      ? [
          {
            name: 'cost',
            label: t('line.cost'),
            value: typed.cost,
            unit: currency,
            decimals: minorDigits(currency),
            digits: 10,
            ...(expectedCost === null ? {} : { hint: `≈ ${format.money(expectedCost, currency)}` }),
          } as const,
        ]
      : []),
    ...(wants.includes('damaged')
      ? [{ name: 'damaged', label: t('line.damaged'), value: typed.damaged, ...amountField } as const]
      : []),
  ];
  const kept = expiryOf(today, item.shelfLifeDays);

  return (
    <Sheet
      isOpen
      needs={props.needs}
      onClose={onClose}
      title={props.title}
      {...(props.note === undefined ? {} : { note: props.note })}
    >
      <KeypadFields
        fields={fields}
        onChange={(name, value) => {
          setTyped({ ...typed, [name]: touched.has(name) ? value : value.slice(typed[name].length) });
          setTouched(new Set([...touched, name]));
        }}
        okLabel={props.okLabel}
        canOk={isWhole}
        isPending={isPending}
        onOk={() => void ok()}
      >
        {change !== null && (
          <p className={style('price')} role="status">
            {t('line.unitPrice', { price: perUnit(change.after, item, format, currency) })}
            {isPriceJump(change) && (
              <Badge tone={shareOfChange(change) > 0 ? 'warn' : 'info'}>
                {t('line.jump', { change: format.change(shareOfChange(change)) })}
              </Badge>
            )}
          </p>
        )}
      </KeypadFields>
      {wants.includes('batch') && (
        <Disclosure
          title={
            expiresOn !== null
              ? t('line.keepsTo', { day: format.day(expiresOn, { weekday: true }) })
              : kept === null
                ? t('line.batch')
                : t('line.batchKept', { day: format.day(kept, { weekday: true }) })
          }
        >
          <div className={style('batch')}>
            <DayField label={t('line.expiresOn')} value={expiresOn} onChange={setExpiresOn} />
            <TextField label={t('line.mark')} value={mark} onChange={setMark} maxLength={100} />
          </div>
        </Disclosure>
      )}
      {onRemove && (
        <Button kind="quiet" onPress={onRemove}>
          {t('line.remove')}
        </Button>
      )}
    </Sheet>
  );
}

/** `Rp 40.000 / kg`: what one kilo, litre or piece costs. */
export function perUnit(
  price: { readonly amount: MinorMoney; readonly per: BaseQuantity },
  { baseUnit }: Pick<Item, 'baseUnit'>,
  format: ReturnType<typeof useFormat>,
  currency: Currency,
): string {
  const one = (baseUnit === 'pcs' ? 1 : 1000) as BaseQuantity;
  const { unit } = format.amountParts(one, baseUnit, { in: 'large' });
  return `${format.money(costOf(one, price), currency)} / ${unit}`;
}

/** The keypad writes a point as decimal sign and groups nothing. */
function readTypedMoney(text: string, currency: Currency): MinorMoney | null {
  const [whole, fraction = ''] = text.split('.');
  return readMoney(
    minorDigits(currency) === 0 ? `${whole}` : `${whole}.${fraction.padEnd(minorDigits(currency), '0')}`,
    currency,
  );
}

function moneyText(money: MinorMoney, currency: Currency): string {
  const digits = minorDigits(currency);
  return digits === 0 ? String(money) : (money / 10 ** digits).toFixed(digits);
}
