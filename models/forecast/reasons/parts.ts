/** Amounts by reason while they are being gathered. */

import { REASON_CODES, type Reason, type ReasonCode } from '../../../src/domain/forecast-reasons.ts';

/** Base units by which each reason moves a forecast away from a usual day; a reason not named moves nothing. */
export type Parts = Partial<Record<ReasonCode, number>>;

export function addPart(parts: Parts, code: ReasonCode, amount: number): void {
  parts[code] = (parts[code] ?? 0) + amount;
}

export function sumParts(parts: Parts): number {
  return REASON_CODES.reduce((sum, code) => sum + (parts[code] ?? 0), 0);
}

/** Adds `share` of `more` to `parts`. */
export function addShare(parts: Parts, more: Parts, share: number): void {
  for (const code of REASON_CODES) if (more[code] !== undefined) addPart(parts, code, share * more[code]);
}

/**
 * The reasons, largest first, `rest` last. What is smaller than floating point can tell from nothing (a billionth of `size`) is left
 * out; whatever `parts` miss of `whole` is `rest`.
 */
export function listReasons(parts: Parts, whole: number, size: number): readonly Reason[] {
  const rest = whole - sumParts(parts) + (parts.rest ?? 0);
  return REASON_CODES.map((code) => ({ code, amount: code === 'rest' ? rest : (parts[code] ?? 0) }))
    .filter(({ amount }) => Math.abs(amount) > 1e-9 * size)
    .sort((a, b) => rankOf(a.code) - rankOf(b.code) || Math.abs(b.amount) - Math.abs(a.amount));
}

const rankOf = (code: ReasonCode): number => (code === 'rest' ? 1 : 0);

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length > 0 ? sum / values.length : 0;
}
