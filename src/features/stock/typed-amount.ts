/** Amounts as the form shows and reads them: in kg, l or pcs. */

import { type BaseQuantity, type BaseUnit, UNIT_FACTORS } from '../../domain/quantity.ts';
import { readQuantity } from '../../domain/typed-number.ts';

export const FORM_UNIT = { g: 'kg', ml: 'L', pcs: 'pcs' } as const satisfies Readonly<Record<BaseUnit, string>>;
export const BASE_PER_UNIT = { g: 1000, ml: 1000, pcs: 1 } as const satisfies Readonly<Record<BaseUnit, number>>;

/** Base units in the form's unit, as text; three digits behind the point say every gram. */
export function typedAmount(base: number | null, unit: BaseUnit): string {
  return base === null ? '' : String(base / BASE_PER_UNIT[unit]);
}

/** An amount in the form's unit; null when nothing is typed, undefined when it is no amount. */
export function readAmount(text: string, unit: BaseUnit): BaseQuantity | null | undefined {
  if (text.trim() === '') return null;
  return readQuantity(text, UNIT_FACTORS[FORM_UNIT[unit].toLowerCase()]!) ?? undefined;
}
