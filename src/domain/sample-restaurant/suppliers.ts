/** Who sells to the sample restaurant, in Jakarta or in Kuala Lumpur. */

import type { Supplier, Weekday } from '../nouns.ts';

export type SampleCurrency = 'IDR' | 'MYR';
export type SupplierKey = 'market' | 'poultry' | 'seafood' | 'dry' | 'tofu';

/** Money in minor units of the currency. */
type ByCurrency<Value> = Readonly<Record<SampleCurrency, Value>>;

export interface SampleSupplier extends Pick<Supplier, 'leadTimeDays' | 'orderDays' | 'cutoff'> {
  readonly name: ByCurrency<string>;
  readonly minOrder: ByCurrency<number | null>;
  /** Made-up numbers that belong to nobody. */
  readonly phone: ByCurrency<string>;
}

const on = (...days: Weekday[]) => days;

export const SUPPLIERS: Readonly<Record<SupplierKey, SampleSupplier>> = {
  market: {
    name: { IDR: 'Sayur Segar Bu Yanti', MYR: 'Sayur Segar Selayang' },
    leadTimeDays: 1,
    orderDays: on(0, 1, 2, 3, 4, 5, 6),
    cutoff: '20:00',
    minOrder: { IDR: null, MYR: null },
    phone: { IDR: '+62 812 0000 0101', MYR: '+60 12 000 0101' },
  },
  poultry: {
    name: { IDR: 'Ayam Barokah', MYR: 'Ayam Barkat' },
    leadTimeDays: 1,
    orderDays: on(0, 1, 2, 3, 4, 5),
    cutoff: '15:00',
    minOrder: { IDR: 250_000, MYR: 8_000 },
    phone: { IDR: '+62 812 0000 0102', MYR: '+60 12 000 0102' },
  },
  seafood: {
    name: { IDR: 'Samudra Jaya', MYR: 'Hasil Laut Jaya' },
    leadTimeDays: 1,
    orderDays: on(0, 2, 4),
    cutoff: '12:00',
    minOrder: { IDR: 300_000, MYR: 10_000 },
    phone: { IDR: '+62 812 0000 0103', MYR: '+60 12 000 0103' },
  },
  dry: {
    name: { IDR: 'Sembako Makmur', MYR: 'Borong Makmur' },
    leadTimeDays: 2,
    orderDays: on(0, 3),
    cutoff: '16:00',
    minOrder: { IDR: 500_000, MYR: 15_000 },
    phone: { IDR: '+62 812 0000 0104', MYR: '+60 12 000 0104' },
  },
  tofu: {
    name: { IDR: 'Tahu Tempe Pak Slamet', MYR: 'Kilang Tauhu Ah Seng' },
    leadTimeDays: 1,
    orderDays: on(0, 1, 2, 3, 4, 5),
    cutoff: '18:00',
    minOrder: { IDR: null, MYR: null },
    phone: { IDR: '+62 812 0000 0105', MYR: '+60 12 000 0105' },
  },
};
