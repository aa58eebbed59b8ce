/** Reads the rows of a recipe file: one row a line of a recipe. */

import { type Fraction, fraction, leastCommon, multiply } from '../fraction.ts';
import type { Currency, MinorMoney } from '../money.ts';
import {
  type BaseQuantity,
  type BaseUnit,
  baseQuantity,
  parseDecimal,
  type UnitFactor,
  unitFactorOf,
} from '../quantity.ts';
import { isYes, moneyIn } from './read-figures.ts';
import { type CanonicalRow, type FileProblem, readEach, type Tell } from './read-part.ts';

export interface RecipeOfFile {
  /** First row of the dish. */
  readonly row: number;
  readonly name: string;
  readonly lines: readonly RecipeLineOfFile[];
  readonly yields: BaseQuantity;
  readonly unit: BaseUnit;
  readonly price: MinorMoney | null;
  readonly isArchived: boolean;
}

export interface RecipeLineOfFile {
  readonly row: number;
  /** Of an item, or of another dish. */
  readonly item: string;
  readonly quantity: BaseQuantity;
  readonly unit: BaseUnit;
}

/** A row on its own. */
interface Line {
  readonly row: number;
  readonly dish: string;
  readonly item: string;
  /** Base units of `unit`, exactly. */
  readonly amount: Fraction;
  readonly unit: BaseUnit;
  /** What a batch gives, in base units of `yieldUnit`, exactly. */
  readonly yields: Fraction;
  readonly yieldUnit: BaseUnit;
  readonly price: MinorMoney | null;
  readonly isArchived: boolean;
}

const LARGEST = 1e9;
const PORTION = unitFactorOf('pcs')!;

/**
 * `quantity` is what a batch takes, `yield` what it gives: portions, or an amount of `yield_unit` (blank: one portion). Where either is not
 * whole, the batch is enlarged until all are: 120 g for 0.8 portions is 600 g for 4. A dish with one bad row is left out whole.
 */
export function readRecipeRows(rows: readonly CanonicalRow[], currency: Currency) {
  const dishOfRow = new Map(rows.map((row) => [row.row, keyOf(row.cell('dish'))]));
  const { found, told } = readEach(rows, (row, tell) => readLine(row, currency, tell));
  const broken = new Set(told.flatMap(({ severity, row }) => (severity === 'error' ? [dishOfRow.get(row)!] : [])));
  const byDish = new Map<string, Line[]>();
  for (const line of found) {
    const lines = byDish.get(keyOf(line.dish));
    if (lines === undefined) byDish.set(keyOf(line.dish), [line]);
    else lines.push(line);
  }
  let goodRows = 0;
  const recipes = [...byDish].flatMap(([key, lines]): RecipeOfFile[] => {
    const tell = ({ row }: Line, column: string, code: FileProblem['code']) => {
      told.push({ row, column, code, found: '', severity: 'error' });
      return [];
    };
    const differing = lines.find((line) => !isSameYield(line, lines[0]!));
    if (differing !== undefined) return tell(differing, 'yield', 'differs-within-dish');
    const batch = batchOf(lines);
    if (batch === null) return tell(lines[0]!, 'quantity', 'too-large');
    if (broken.has(key)) return [];
    goodRows += lines.length;
    return [batch];
  });
  return { found: recipes, told, goodRows };
}

const keyOf = (name: string) => name.toLowerCase();

const isSameYield = (a: Line, b: Line) =>
  a.yields.numerator === b.yields.numerator &&
  a.yields.denominator === b.yields.denominator &&
  a.yieldUnit === b.yieldUnit;

/** One batch in whole base units; null when that needs more than a kitchen holds. */
function batchOf(lines: readonly Line[]): RecipeOfFile | null {
  const first = lines[0]!;
  const grow = [first.yields, ...lines.map((line) => line.amount)].reduce(
    (least, { denominator }) => leastCommon(least, denominator),
    1n,
  );
  const enlarged = ({ numerator, denominator }: Fraction) => Number((numerator * grow) / denominator);
  const amounts = lines.map((line) => enlarged(line.amount));
  const yields = enlarged(first.yields);
  if ([yields, ...amounts].some((amount) => amount > LARGEST)) return null;
  return {
    row: first.row,
    name: first.dish,
    lines: lines.map(({ row, item, unit }, i) => ({ row, item, unit, quantity: baseQuantity(amounts[i]!) })),
    yields: baseQuantity(yields),
    unit: first.yieldUnit,
    price: lines.find((line) => line.price !== null)?.price ?? null,
    isArchived: lines.some((line) => line.isArchived),
  };
}

function readLine(row: CanonicalRow, currency: Currency, tell: Tell): Line | null {
  for (const column of ['dish', 'item', 'quantity', 'unit']) if (row.cell(column) === '') tell(column, 'missing');
  const unit = unitFactorOf(row.cell('unit'));
  if (unit === undefined && row.cell('unit') !== '') tell('unit', 'unknown-unit');
  const yieldUnit = row.cell('yield_unit') === '' ? PORTION : unitFactorOf(row.cell('yield_unit'));
  if (yieldUnit === undefined) tell('yield_unit', 'unknown-unit');
  const price = moneyIn(row, 'price', currency, tell);
  const amount = positive(row, 'quantity', tell);
  const yields = row.cell('yield') === '' ? fraction(1n, 1n) : positive(row, 'yield', tell);
  if (amount === null || yields === null || unit === undefined || yieldUnit === undefined) return null;
  return {
    row: row.row,
    dish: row.cell('dish'),
    item: row.cell('item'),
    amount: multiply(amount, factorOf(unit)),
    unit: unit.base,
    yields: multiply(yields, factorOf(yieldUnit)),
    yieldUnit: yieldUnit.base,
    price,
    isArchived: isYes(row.cell('archived')),
  };
}

const factorOf = ({ numerator, denominator }: UnitFactor) => fraction(BigInt(numerator), BigInt(denominator));

function positive(row: CanonicalRow, column: string, tell: Tell): Fraction | null {
  const text = row.cell(column);
  if (text === '') return null;
  const decimal = parseDecimal(text);
  if (decimal === null) tell(column, 'not-a-number');
  else if (decimal.digits <= 0n) tell(column, 'not-positive');
  else if (Number(text) > LARGEST || decimal.scale > 6) tell(column, 'too-large');
  else return fraction(decimal.digits, 10n ** BigInt(decimal.scale));
  return null;
}
