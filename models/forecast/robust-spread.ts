/** Robust middles and spreads, also of a window that moves on day by day. NaN is unknown everywhere. */

/** Robust standard deviation: 1.4826 times the median distance from the median. NaN of nothing. */
export function spreadOf(values: ArrayLike<number>): number {
  const middle = medianOf(values);
  const distance = new Float64Array(values.length);
  for (let i = 0; i < distance.length; i++) distance[i] = Math.abs(values[i]! - middle);
  return 1.4826 * medianOf(distance);
}

/** Room to order numbers in: medians of a few are asked for every day of every outlet. */
let room = new Float64Array(256);

/** Of the known ones among `values[from … to − 1]`; NaN where none is. */
export function medianOf(values: ArrayLike<number>, from = 0, to = values.length): number {
  if (room.length < to - from) room = new Float64Array(2 * (to - from));
  let count = 0;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (!Number.isNaN(value)) room[count++] = value;
  }
  if (count === 0) return Number.NaN;
  const half = count >> 1;
  select(room, half, count);
  if (count % 2 === 1) return room[half]!;
  let below = room[0]!;
  for (let i = 1; i < half; i++) if (room[i]! > below) below = room[i]!;
  return (below + room[half]!) / 2;
}

/** Puts the value of rank `k` of the first `count` in its place, none above it before and none below it after (quickselect, Hoare 1961). */
function select(values: Float64Array, k: number, count: number): void {
  let first = 0;
  let last = count - 1;
  while (first < last) {
    const pivot = values[k]!;
    let low = first;
    let high = last;
    while (low <= high) {
      while (values[low]! < pivot) low++;
      while (values[high]! > pivot) high--;
      if (low > high) break;
      const swapped = values[low]!;
      values[low++] = values[high]!;
      values[high--] = swapped;
    }
    if (high < k) first = low;
    if (k < low) last = high;
  }
}

/** The known ones among the last `size` values, kept in order as one after another comes: {@link spreadOf} of a window that moves on by a day. */
export interface MovingWindow {
  readonly push: (value: number) => void;
  readonly known: () => number;
  readonly spread: () => number;
}

export function openWindow(size: number): MovingWindow {
  const last = new Float64Array(size).fill(Number.NaN);
  const sorted = new Float64Array(size);
  let known = 0;
  let at = 0;
  /** Where `value` stands, or would. */
  const placeOf = (value: number): number => {
    let low = 0;
    for (let high = known; low < high; ) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    push(value) {
      const oldest = last[at]!;
      if (!Number.isNaN(oldest)) {
        const place = placeOf(oldest);
        sorted.copyWithin(place, place + 1, known--);
      }
      if (!Number.isNaN(value)) {
        const place = placeOf(value);
        sorted.copyWithin(place + 1, place, known++);
        sorted[place] = value;
      }
      last[at] = value;
      at = (at + 1) % size;
    },
    known: () => known,
    spread() {
      if (known === 0) return Number.NaN;
      const half = known >> 1;
      const isOdd = known % 2 === 1;
      const middle = isOdd ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
      // Distances grow to either side: the nearest ones are taken one after another.
      let right = half;
      let left = half - 1;
      let before = 0;
      let distance = 0;
      for (let rank = 0; rank <= half; rank++) {
        before = distance;
        const below = left < 0 ? Number.POSITIVE_INFINITY : middle - sorted[left]!;
        const above = right === known ? Number.POSITIVE_INFINITY : sorted[right]! - middle;
        if (below <= above) left--;
        else right++;
        distance = Math.min(below, above);
      }
      return 1.4826 * (isOdd ? distance : (before + distance) / 2);
    },
  };
}
