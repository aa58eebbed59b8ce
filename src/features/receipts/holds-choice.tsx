/** What one unit of the paper holds: as the paper, the item's packs or the name tell it, or as typed. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item, SupplierId } from '../../domain/nouns.ts';
import { paperUnits, sameFactor } from '../../domain/paper-units.ts';
import { type BaseUnit, parseDecimal, type UnitFactor } from '../../domain/quantity.ts';
import type { ReviewLine } from '../../domain/receipt-review.ts';
import { classesOf } from '../../ui/class-names.ts';
import { NumberKeypad } from '../../ui/number-keypad.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { intoView } from './into-view.ts';
import sheet from './review.module.css';

const style = classesOf(sheet);

export interface HoldsChoiceProps {
  readonly line: ReviewLine;
  readonly item: Item;
  readonly supplierId: SupplierId | null;
  readonly onChosen: (fields: Pick<ReviewLine, 'holds'>) => void;
}

/** Typed in kilos and litres where the item is kept in grams and millilitres. */
const TYPED = { g: { unit: 'kg', scale: 3 }, ml: { unit: 'L', scale: 3 }, pcs: { unit: 'pcs', scale: 0 } } as const;

export function HoldsChoice({ line, item, supplierId, onChosen }: HoldsChoiceProps) {
  const { t } = useTranslation('receipts');
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const offered = paperUnits(line, item, supplierId);
  const { holds } = line;
  const choices: readonly UnitFactor[] =
    holds === null || offered.some((one) => sameFactor(one.holds, holds))
      ? offered.map((one) => one.holds)
      : [holds, ...offered.map((one) => one.holds)];
  // A measure is what it is: a kilo needs no choice.
  if (choices.length === 1 && offered[0]?.because === 'measure' && offered[0].prior === 1) return null;
  const say = ({ numerator, denominator }: UnitFactor) => format.amount(numerator / denominator, item.baseUnit);
  const { unit, scale } = TYPED[item.baseUnit];
  return (
    <fieldset className={style('choice')}>
      <legend className={style('legend')}>
        {line.unit === null ? t('line.holdsNoUnit') : t('line.holds', { unit: line.unit })}
      </legend>
      <div className={style('chips')}>
        {choices.map((factor) => {
          const isChosen = holds !== null && sameFactor(holds, factor);
          return (
            <button
              key={`${factor.numerator}/${factor.denominator}`}
              type="button"
              className={style('chip', isChosen && 'chosen')}
              aria-pressed={isChosen}
              onClick={() => onChosen({ holds: factor })}
            >
              {say(factor)}
            </button>
          );
        })}
        <button
          type="button"
          className={style('chip')}
          aria-pressed={typed !== null}
          onClick={() => setTyped(typed === null ? '' : null)}
        >
          {t('line.holdsOther')}
        </button>
      </div>
      {typed !== null && (
        <div className={style('pad')} ref={intoView}>
          <NumberKeypad
            label={t('line.holdsLabel', { unit })}
            value={typed}
            onChange={setTyped}
            unit={unit}
            decimals={scale}
            okLabel={t('pad.take')}
            canOk={factorTyped(typed, item.baseUnit) !== null}
            onOk={() => {
              const factor = factorTyped(typed, item.baseUnit);
              if (factor !== null) onChosen({ holds: factor });
              setTyped(null);
            }}
          />
        </div>
      )}
    </fieldset>
  );
}

function factorTyped(text: string, base: BaseUnit): UnitFactor | null {
  const decimal = parseDecimal(text);
  if (decimal === null || decimal.digits <= 0n) return null;
  const numerator = Number(decimal.digits) * 10 ** (TYPED[base].scale - decimal.scale);
  return Number.isSafeInteger(numerator) && numerator > 0 ? { base, numerator, denominator: 1 } : null;
}
