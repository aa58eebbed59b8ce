/** Command: the sample restaurant moves in, to look around before there is anything of one's own. */

import * as v from 'valibot';
import { addDays, type Day, dayAt } from '../../domain/day.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Currency } from '../../domain/money.ts';
import type { SupplierId } from '../../domain/nouns.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import type { Sample, SamplePart, SampleWish } from '../../domain/sample-restaurant/sample.ts';
import type { SampleCurrency, SupplierKey } from '../../domain/sample-restaurant/suppliers.ts';
import { aDay } from '../checks.ts';
import { nameKey } from '../find.ts';
import { carryOut, type Draft } from '../journal.ts';
import { type CommandControl, type CommandOutcome, refuse } from '../outcome.ts';
import type { Book } from '../schema.ts';
import { type Imported, takeDays } from '../take-days.ts';
import { sayPlacement } from './place-item.ts';

export interface SampleImport extends CommandControl {
  /** Names are in this language, aliases in all three. */
  readonly language: Language;
  /** The currency set in the book when left out; if none was set, IDR for Bahasa Indonesia and MYR for the others. */
  readonly currency?: SampleCurrency;
  /** Yesterday when left out. */
  readonly lastDay?: Day;
  readonly seed?: number;
}

const schema = v.object({
  language: v.picklist(LANGUAGES),
  currency: v.picklist(['IDR', 'MYR']),
  lastDay: aDay,
  seed: v.pipe(v.number(), v.safeInteger()),
});

/** Refuses: `units-differ`, `stopped`, `storage-full`, leaving nothing behind. */
export async function importSample(book: Book, input: SampleImport): Promise<CommandOutcome<Imported>> {
  const { language, lastDay = addDays(dayAt(Date.now()), -1), seed = 1, signal, onProgress } = input;
  const currency = input.currency ?? (await usualCurrency(book, language));
  const wish = { language, currency, lastDay, seed };
  const made = await makeInSteps(wish, signal);
  if (made === null) return { ok: false, refusal: { code: 'stopped' } };
  const { sample, areas } = made;
  return carryOut(book, schema, wish, {
    name: 'importSample',
    also: ['settings'],
    control: { signal, onProgress },
    write: async (draft) => {
      const supplierIds = await takeSuppliers(draft, sample);
      const described = new Map(
        sample.items.map(({ supplier, areas: _shelves, packs, ...item }) => [
          item.name,
          {
            ...item,
            supplierId: supplierIds.get(supplier)!,
            packs: packs.map(({ supplier: seller, ...pack }) => ({ ...pack, supplierId: supplierIds.get(seller)! })),
          },
        ]),
      );
      const { imported, keyOf } = await takeDays(draft, sample.series, (name) => described.get(name) ?? {});
      if (imported.newItems > 0) takeOrders(draft, sample, supplierIds, keyOf);
      if (imported.newOutlets > 0) await takeAreas(draft, sample, keyOf, areas);
      if ((await setCurrency(book)) !== currency) {
        draft.say({ kind: 'settings', subject: 'book', born: false, fields: { currency } });
      }
      return { brought: imported, journalled: { ...wish, ...imported } };
    },
  });
}

/** Makes the sample an item at a time, so that the page can breathe; null when told to stop. Loaded only when asked for. */
async function makeInSteps(
  wish: SampleWish,
  signal: AbortSignal | undefined,
): Promise<{ readonly sample: Sample; readonly areas: readonly string[] } | null> {
  const { joinParts, SAMPLE_ITEMS, sampleAreas, samplePart } = await import('../../domain/sample-restaurant/sample.ts');
  const parts: SamplePart[] = [];
  for (let index = 0; index < SAMPLE_ITEMS; index++) {
    if (signal?.aborted) return null;
    parts.push(samplePart(wish, index));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { sample: joinParts(wish, parts), areas: sampleAreas(wish) };
}

async function usualCurrency(book: Book, language: Language): Promise<SampleCurrency> {
  const currency = await setCurrency(book);
  if (currency === 'IDR' || currency === 'MYR') return currency;
  return language === 'id' ? 'IDR' : 'MYR';
}

async function setCurrency(book: Book): Promise<Currency | null> {
  const set = await book.settings.get('book');
  return set !== undefined && 'currency' in set ? (set.currency ?? null) : null;
}

async function takeSuppliers(draft: Draft, { suppliers }: Sample): Promise<ReadonlyMap<SupplierKey, SupplierId>> {
  const known = new Map((await draft.book.suppliers.toArray()).map((one) => [nameKey(one.name), one.id]));
  return new Map(
    suppliers.map(({ key, ...fields }) => {
      const id = known.get(nameKey(fields.name)) ?? draft.newId<'supplier'>();
      if (!known.has(nameKey(fields.name))) draft.say({ kind: 'supplier', subject: id, born: true, fields });
      return [key, id];
    }),
  );
}

/** The round through each outlet, and what lies in two places of it. */
async function takeAreas(
  draft: Draft,
  { items, series }: Sample,
  keyOf: Awaited<ReturnType<typeof takeDays>>['keyOf'],
  areas: readonly string[],
): Promise<void> {
  const outlets = new Set(series.map((one) => one.outlet));
  for (const outlet of outlets) {
    const [outletId] = keyOf(outlet, items[0]!.name)!;
    draft.say({ kind: 'outlet', subject: outletId, born: false, fields: { areas } });
    for (const item of items) {
      if (item.areas !== null) await sayPlacement(draft, outletId, keyOf(outlet, item.name)![1], { areas: item.areas });
    }
  }
}

function takeOrders(
  draft: Draft,
  { orders }: Sample,
  supplierIds: ReadonlyMap<SupplierKey, SupplierId>,
  keyOf: Awaited<ReturnType<typeof takeDays>>['keyOf'],
): void {
  for (const { outlet, supplier, placedOn, deliveryOn, lines } of orders) {
    const keys = lines.map((line) => keyOf(outlet, line.item) ?? refuse({ code: 'nothing-to-import' }));
    draft.say({
      kind: 'order',
      subject: draft.newId<'order'>(),
      born: true,
      fields: {
        outletId: keys[0]![0],
        supplierId: supplierIds.get(supplier)!,
        lines: lines.map((line, i) => ({ itemId: keys[i]![1], quantity: baseQuantity(line.quantity) })),
        placedOn,
        deliveryOn,
        status: 'placed',
      },
    });
  }
}
