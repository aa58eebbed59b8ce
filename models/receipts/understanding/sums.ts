/**
 * Sums over numbers of which each may be one of several: dynamic programming over the running sum, as in Viterbi's search (Viterbi 1967; Forney
 * 1973), kept to the cheapest states.
 */

/** One way to take a part, adding `value` to the sum. `second` is the cost of the next best way to the same value. */
export interface Choice<Pick> {
  readonly value: number;
  readonly cost: number;
  readonly second: number;
  readonly pick: Pick;
}

/** The cheapest way to a running sum, and what the next best way to the same sum costs. */
export interface State<Pick> {
  readonly value: number;
  readonly cost: number;
  readonly second: number;
  readonly before: State<Pick> | null;
  readonly pick: Pick | null;
}

export type States<Pick> = ReadonlyMap<number, State<Pick>>;

/** The empty sum. */
export const nothing = <Pick>(): States<Pick> =>
  new Map([[0, { value: 0, cost: 0, second: Number.POSITIVE_INFINITY, before: null, pick: null }]]);

/** All sums with one more part, none dearer than `budget`, at most `cap` of them. */
export function add<Pick>(
  states: States<Pick>,
  choices: readonly Choice<Pick>[],
  budget: number,
  cap: number,
): States<Pick> {
  const sums = new Map<number, Writable<Pick>>();
  for (const state of states.values()) {
    for (const choice of choices) {
      const cost = state.cost + choice.cost;
      if (cost > budget) break;
      const value = state.value + choice.value;
      const second = Math.min(state.second + choice.cost, state.cost + choice.second);
      const known = sums.get(value);
      if (known === undefined) sums.set(value, { value, cost, second, before: state, pick: choice.pick });
      else if (cost < known.cost) {
        known.second = Math.min(known.cost, second);
        known.cost = cost;
        known.before = state;
        known.pick = choice.pick;
      } else known.second = Math.min(known.second, cost);
    }
  }
  return sums.size <= cap ? sums : keepCheapest(sums, cap);
}

type Writable<Pick> = { -readonly [Key in keyof State<Pick>]: State<Pick>[Key] };

function keepCheapest<Pick>(sums: ReadonlyMap<number, State<Pick>>, cap: number): States<Pick> {
  const kept = [...sums.values()].sort((a, b) => a.cost - b.cost).slice(0, cap);
  return new Map(kept.map((state) => [state.value, state]));
}

/** What was picked on the way, first to last. */
export function picksOf<Pick>(state: State<Pick>): readonly Pick[] {
  const picks: Pick[] = [];
  for (let at: State<Pick> | null = state; at !== null; at = at.before) if (at.pick !== null) picks.push(at.pick);
  return picks.reverse();
}
