/** A quantity of stock with its unit, as a cook would say it. */

import type { BaseUnit } from '../domain/quantity.ts';
import sheet from './amount.module.css';
import { classesOf } from './class-names.ts';
import type { AmountOptions } from './format.ts';
import { useFormat } from './use-format.ts';

const style = classesOf(sheet);

export interface AmountProps extends AmountOptions {
  /** Base units; null is unknown, which is never shown as zero. */
  readonly quantity: number | null;
  readonly unit: BaseUnit;
  readonly size?: 'text' | 'middle' | 'large';
}

export function Amount({ quantity, unit, size = 'text', ...options }: AmountProps) {
  const format = useFormat();
  const written = quantity === null ? { figure: '–', unit: '' } : format.amountParts(quantity, unit, options);
  return (
    <span className={style('amount', size !== 'text' && size)}>
      <span className={style('figure')}>{written.figure}</span>
      {written.unit !== '' && <span className={style('unit')}>{` ${written.unit}`}</span>}
    </span>
  );
}
