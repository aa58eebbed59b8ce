/** What is told of an item of the sample restaurant, and the shelves and families it belongs to. */

import type { Language } from '../language.ts';
import type { BaseUnit } from '../quantity.ts';
import type { SampleCurrency, SupplierKey } from './suppliers.ts';

export type InLanguages = Readonly<Record<Language, string>>;

export type CategoryKey = 'meat' | 'seafood' | 'soy' | 'vegetables' | 'dry' | 'sauces' | 'drinks';
export type AreaKey = 'freezer' | 'chiller' | 'store' | 'bar';

export const CATEGORIES: Readonly<Record<CategoryKey, InLanguages>> = {
  meat: { en: 'Meat and eggs', id: 'Daging dan telur', ms: 'Daging dan telur' },
  seafood: { en: 'Seafood', id: 'Hasil laut', ms: 'Makanan laut' },
  soy: { en: 'Tofu and noodles', id: 'Tahu dan mi', ms: 'Tauhu dan mi' },
  vegetables: { en: 'Vegetables', id: 'Sayuran', ms: 'Sayur-sayuran' },
  dry: { en: 'Dry goods', id: 'Bahan kering', ms: 'Barang kering' },
  sauces: { en: 'Oils and sauces', id: 'Minyak dan saus', ms: 'Minyak dan sos' },
  drinks: { en: 'Drinks', id: 'Minuman', ms: 'Minuman' },
};

export const AREAS: Readonly<Record<AreaKey, InLanguages>> = {
  freezer: { en: 'Freezer 1', id: 'Freezer 1', ms: 'Peti beku 1' },
  chiller: { en: 'Chiller', id: 'Kulkas', ms: 'Peti sejuk' },
  store: { en: 'Dry store', id: 'Gudang kering', ms: 'Stor kering' },
  bar: { en: 'Bar', id: 'Bar', ms: 'Bar' },
};

/** The round through the kitchen: the coldest last, so that it stays cold. */
export const WALK: readonly AreaKey[] = ['store', 'bar', 'chiller', 'freezer'];

export interface SampleItem {
  readonly name: InLanguages;
  /** What else people call it, in any language. */
  readonly aliases: readonly string[];
  readonly baseUnit: BaseUnit;
  readonly category: CategoryKey;
  readonly area: AreaKey;
  readonly pack: { readonly name: InLanguages; readonly size: number };
  readonly shelfLifeDays: number;
  readonly supplier: SupplierKey;
  /** Minor units for `per` base units. */
  readonly price: Readonly<Record<SampleCurrency, number>> & { readonly per: number };
  /** Base units that leave with one dish. */
  readonly portion: number;
  /** Dishes on a plain weekday. */
  readonly dishes: number;
  /** Use in Ramadan against a plain day. */
  readonly ramadan: number;
  /** Growth over a year, 0.1 = +10 %. */
  readonly trend: number;
  /** Takes part in promotions. */
  readonly promoted?: true;
  /** Bought by weight, handled by piece. */
  readonly catchWeight?: true;
  /** Made-up codes of a range that GS1 keeps for use within a shop (20–29), so that they name no one's product. */
  readonly barcode?: string;
  /** Also kept here. */
  readonly alsoIn?: AreaKey;
  /** Another pack, as another supplier sells it; `perPacks` of them hold `size`. */
  readonly otherPack?: {
    readonly name: InLanguages;
    readonly size: number;
    readonly perPacks?: number;
    readonly supplier: SupplierKey;
    readonly barcode?: string;
  };
}

export const inLanguages = (en: string, id: string, ms: string): InLanguages => ({ en, id, ms });

export const bag = (kilos: string) => inLanguages(`bag ${kilos}`, `kantong ${kilos}`, `beg ${kilos}`);
export const largeBunch = inLanguages('bundle', 'ikat besar', 'ikat besar');
export const tub = (size: string) => inLanguages(`tub ${size}`, `wadah ${size}`, `bekas ${size}`);
export const box = inLanguages('box', 'dus', 'kotak');
