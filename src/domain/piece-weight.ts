/** What a piece of an item of catch weight weighs: learned from what was weighed and counted together. */

import type { Movement, MovementId } from './nouns.ts';
import { type BaseQuantity, baseQuantity } from './quantity.ts';

/** `weight` base units were `pieces` pieces: a ratio, so that nothing is lost to rounding. */
export interface PieceWeight {
  readonly weight: BaseQuantity;
  readonly pieces: number;
  /** Deliveries and counts it was learned from. */
  readonly from: number;
}

/** Sizes change with season and supplier: older ones say little about what comes now. */
const LATELY = 10;

/** Σ weight / Σ pieces of the newest deliveries and counts that tell both; null when none does. `voided` are left out. */
export function learnPieceWeight(
  movements: readonly Movement[],
  voided: ReadonlyMap<MovementId, unknown>,
): PieceWeight | null {
  const both = movements
    .filter((one) => one.kind === 'received' || one.kind === 'counted')
    .filter((one) => one.quantity > 0 && (one.detail?.pieces ?? 0) > 0 && !voided.has(one.id))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    .slice(0, LATELY);
  if (both.length === 0) return null;
  return {
    weight: baseQuantity(both.reduce((sum, one) => sum + one.quantity, 0)),
    pieces: both.reduce((sum, one) => sum + one.detail!.pieces!, 0),
    from: both.length,
  };
}

/** Base units that so many pieces probably weigh, to the nearest whole. */
export function weightOfPieces(pieces: number, { weight, pieces: per }: PieceWeight): BaseQuantity {
  return ratio(BigInt(pieces) * BigInt(weight), BigInt(per));
}

/** Pieces that so much probably is, to the nearest whole. */
export function piecesOfWeight(quantity: BaseQuantity, { weight, pieces }: PieceWeight): number {
  return ratio(BigInt(quantity) * BigInt(pieces), BigInt(weight));
}

/** Base units a piece, to the nearest whole: for showing only. */
export const perPiece = (learned: PieceWeight): BaseQuantity => weightOfPieces(1, learned);

const ratio = (above: bigint, below: bigint) => baseQuantity(Number((2n * above + below) / (2n * below)));
