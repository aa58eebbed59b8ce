/** The further packs of an item as typed: what each supplier calls its own, and what it holds. */

import type { OtherPack, SupplierId } from '../../domain/nouns.ts';
import type { BaseUnit } from '../../domain/quantity.ts';
import { readAmount, typedAmount } from './typed-amount.ts';

export interface PackForm {
  readonly name: string;
  readonly size: string;
  /** How many packs hold that content; '' is one. */
  readonly per: string;
  readonly supplierId: SupplierId | null;
  readonly barcode: string;
}

export const NEW_PACK: PackForm = { name: '', size: '', per: '', supplierId: null, barcode: '' };

export function packFormOf({ name, size, perPacks = 1, supplierId, barcode }: OtherPack, unit: BaseUnit): PackForm {
  const per = perPacks === 1 ? '' : String(perPacks);
  return { name, size: typedAmount(size, unit), per, supplierId, barcode: barcode ?? '' };
}

/** null when one of them lacks its name or its content; an empty row is none. */
export function readPacks(forms: readonly PackForm[], unit: BaseUnit): readonly OtherPack[] | null {
  const packs: OtherPack[] = [];
  for (const form of forms) {
    const [name, per, barcode] = [form.name.trim(), form.per.trim(), form.barcode.trim()];
    if (name === '' && form.size.trim() === '' && barcode === '') continue;
    const size = readAmount(form.size, unit);
    if (name === '' || !size || (per !== '' && !/^[1-9]\d{0,3}$/.test(per))) return null;
    const perPacks = per === '' || per === '1' ? {} : { perPacks: Number(per) };
    packs.push({ name, size, ...perPacks, supplierId: form.supplierId, barcode: barcode === '' ? null : barcode });
  }
  return packs;
}
