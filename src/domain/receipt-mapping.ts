/** Which item of the book a line of a paper means, and what one unit of it holds: by what was learned, by name, by price and by amount. */

import type { NameIndex } from './item-names.ts';
import type { MinorMoney, Price } from './money.ts';
import type { Item, ItemId, SupplierId } from './nouns.ts';
import { type PaperUnit, paperUnits, type UnitReason, unitWord } from './paper-units.ts';
import { type BaseQuantity, toBase, type UnitFactor } from './quantity.ts';
import type { PaperNumber, ReceiptLine } from './receipt.ts';
import { jaroWinkler, plainWords } from './word-likeness.ts';

/** What a supplier's paper calls an item, as a person once confirmed it. */
export interface PaperName {
  /** null: whoever sells it. */
  readonly supplierId: SupplierId | null;
  /** The name on the paper, see {@link paperKey}. */
  readonly key: string;
  readonly itemId: ItemId;
  /** The unit the paper gave with it, see `unitWord`; null when it gave none. */
  readonly unit: string | null;
  /** What one of that unit holds. */
  readonly holds: UnitFactor;
}

/** What was bought of an item before. */
export interface Bought {
  /** Oldest first. */
  readonly prices: readonly Price[];
  /** Amounts of single deliveries, base units. */
  readonly quantities: readonly BaseQuantity[];
  /** From the supplier of the paper. */
  readonly fromSupplier: boolean;
}

export interface MappingBook {
  readonly itemById: ReadonlyMap<ItemId, Item>;
  readonly names: NameIndex;
  readonly learned: readonly PaperName[];
  readonly supplierId: SupplierId | null;
  readonly boughtById: ReadonlyMap<ItemId, Bought>;
}

/** One thing that a line may mean. */
export interface Candidate {
  readonly itemId: ItemId;
  /** null: the paper's unit cannot be told in the item's own; somebody must say what one holds. */
  readonly unit: PaperUnit | null;
  /** 0 … 1; those of a line add up to less than 1, for it may be a new item. */
  readonly probability: number;
  readonly because: 'learned' | 'code' | 'name';
}

/** From here on a candidate is taken without being asked for; below, it is shown as a question. */
export const SURE = 0.8;

type Line = Pick<ReceiptLine, 'name' | 'code' | 'quantity' | 'unit' | 'amount' | 'discount'>;

/** The name as it is remembered: its words and figures, for `MINYAK 1L` is not `MINYAK 2L`. */
export function paperKey(name: string): string {
  return plainWords(name).join(' ');
}

/** What the line may mean, the likeliest first; one entry an item. */
export function mapLine(line: Line, book: MappingBook, limit = 5): readonly Candidate[] {
  const known = findLearned(line, book);
  const byCode = findByCode(line, book);
  const named = book.names.match(line.name, 10).filter(({ itemId }) => book.itemById.get(itemId)?.isArchived === false);
  const itemIds = new Set([...(known ? [known.name.itemId] : []), ...byCode, ...named.map(({ itemId }) => itemId)]);
  const scored: {
    readonly itemId: ItemId;
    readonly unit: PaperUnit | null;
    readonly score: number;
    readonly because: Candidate['because'];
  }[] = [];
  for (const itemId of itemIds) {
    const item = book.itemById.get(itemId);
    if (item === undefined) continue;
    const isLearned = known?.name.itemId === itemId;
    const isCode = byCode.includes(itemId);
    const likeness = named.find((one) => one.itemId === itemId)?.likeness ?? 0;
    let score = NAME_WEIGHT * (likeness - EVEN_LIKENESS);
    if (isLearned) score = Math.max(score, known.score);
    if (isCode) score = Math.max(score, CODE_SCORE);
    if (book.supplierId !== null && item.supplierId === book.supplierId) score += 0.7;
    const bought = book.boughtById.get(itemId);
    if (bought?.fromSupplier) score += 0.8;
    const units =
      isLearned && known.name.unit === lineUnit(line)
        ? [learnedUnit(known.name)]
        : paperUnits(line, item, book.supplierId);
    const best = weighUnits(units, line, item, bought)[0];
    const because = isLearned ? 'learned' : isCode ? 'code' : 'name';
    scored.push({ itemId, unit: best?.unit ?? null, score: score + (best?.score ?? NO_UNIT), because });
  }
  // Softmax against the line being none of them: Bayes with the scores as log odds.
  const sum = scored.reduce((total, { score }) => total + Math.exp(score), Math.exp(NONE_OF_THEM));
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ itemId, unit, score, because }) => ({ itemId, unit, because, probability: Math.exp(score) / sum }));
}

type UnitLine = Pick<Line, 'name' | 'unit' | 'quantity' | 'amount' | 'discount'>;

/** What one unit of a line holds, were it that item; by price and amount where the paper leaves it open. null where nothing tells. */
export function likeliestUnit(
  line: UnitLine,
  item: Item,
  supplierId: SupplierId | null,
  bought?: Bought | undefined,
): PaperUnit | null {
  return weighUnits(paperUnits(line, item, supplierId), line, item, bought)[0]?.unit ?? null;
}

function weighUnits(units: readonly PaperUnit[], line: UnitLine, item: Item, bought: Bought | undefined) {
  return units
    .map((unit) => ({ unit, score: Math.log(unit.prior) + evidence(line, unit.holds, item, bought) }))
    .toSorted((a, b) => b.score - a.score);
}

/** Log odds by likeness: the own name gives +5.6, 0.6 nothing, 0.4 −2.8. */
const NAME_WEIGHT = 14;
const EVEN_LIKENESS = 0.6;
const NONE_OF_THEM = 0.5;
const NO_UNIT = -0.7;
const CODE_SCORE = 9;
const LEARNED_SCORE = 9;

/** What was confirmed for this name before: at this supplier, else anywhere; a slip in reading is forgiven, another figure is not. */
function findLearned(
  line: Line,
  { learned, supplierId, itemById }: MappingBook,
): { readonly name: PaperName; readonly score: number } | null {
  const key = paperKey(line.name);
  const unit = lineUnit(line);
  let best: { name: PaperName; score: number } | null = null;
  for (const name of learned) {
    if (itemById.get(name.itemId)?.isArchived !== false) continue;
    const likeness = likenessOfKeys(key, name.key);
    if (likeness === 0) continue;
    const isOwn = name.supplierId === supplierId;
    const score =
      LEARNED_SCORE * (likeness === 1 ? 1 : 0.5) -
      (isOwn ? 0 : name.supplierId === null ? 2 : 3.5) +
      (name.unit === unit ? 0.5 : 0);
    if (best === null || score > best.score) best = { name, score };
  }
  return best;
}

function likenessOfKeys(one: string, other: string): number {
  if (one === other) return 1;
  if (Math.abs(one.length - other.length) > 3 || figuresOf(one) !== figuresOf(other)) return 0;
  const likeness = jaroWinkler(one, other);
  return likeness >= 0.95 ? likeness : 0;
}

const figuresOf = (key: string) => (key.match(/\d+/g) ?? []).join(' ');
const lineUnit = ({ unit }: Line) => (unit === null ? null : unitWord(unit));
const learnedUnit = ({ holds }: PaperName): PaperUnit => ({
  holds,
  because: 'learned' as UnitReason,
  prior: 1,
  pack: null,
});

function findByCode({ code }: Line, { itemById }: MappingBook): readonly ItemId[] {
  if (code === null || code === '') return [];
  const has = (item: Item) => item.barcodes.includes(code) || item.packs.some(({ barcode }) => barcode === code);
  return [...itemById.values()].filter((item) => !item.isArchived && has(item)).map(({ id }) => id);
}

/** Log likelihood ratio of what the line costs and how much it is, against an item of which nothing is known (0). */
function evidence(line: UnitLine, holds: UnitFactor, item: Item, bought: Bought | undefined): number {
  const quantity = lineQuantity(line.quantity, holds);
  if (quantity === null || quantity === 0) return 0;
  let sum = 0;
  const prices =
    bought !== undefined && bought.prices.length > 0
      ? bought.prices.slice(-5)
      : item.price === null
        ? []
        : [item.price];
  const paid = lineCost(line);
  if (prices.length > 0 && paid !== null && paid > 0) {
    const usual = medianOf(prices.map(({ amount, per }) => amount / per));
    if (usual > 0) sum += nearness(Math.log(paid / quantity / usual), 0.2, 0.85, 1.2);
  }
  if (bought !== undefined && bought.quantities.length > 0) {
    sum += nearness(Math.log(quantity / medianOf(bought.quantities)), 0.6, 0.8, 2);
  }
  return sum;
}

/** Log of a narrow bell with a wide one under it, over a background of 1.5 (all in natural logs of a ratio): near tells much, far a little. */
function nearness(ratio: number, narrow: number, share: number, wide: number): number {
  const bell = (deviation: number) => Math.exp(-0.5 * (ratio / deviation) ** 2) / deviation;
  return Math.log(share * bell(narrow) + (1 - share) * bell(wide)) - Math.log(bell(1.5) + 1e-9);
}

/** What the line comes to after its discount; null when the paper does not say. */
export function lineCost({ amount, discount }: Pick<ReceiptLine, 'amount' | 'discount'>): MinorMoney | null {
  return amount === null ? null : ((amount - (discount ?? 0)) as MinorMoney);
}

/** The paper's amount in base units, to the nearest; null without one, or where it is beyond counting. */
export function lineQuantity(quantity: PaperNumber | null, holds: UnitFactor): BaseQuantity | null {
  if (quantity === null || quantity.digits < 0) return null;
  try {
    return toBase({ digits: BigInt(quantity.digits), scale: quantity.scale }, holds).quantity;
  } catch {
    return null;
  }
}

/** The middle one; the mean of two. `values` must not be empty. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
