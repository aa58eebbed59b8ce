/** The shape of some weeks in the height of a row: what was in ink, what is expected in the accent. */

import { classesOf } from './class-names.ts';
import sheet from './sparkline.module.css';

const style = classesOf(sheet);

export interface SparklineProps {
  /** What the picture says, in a sentence. */
  readonly label: string;
  /** Oldest first; null or NaN where unknown (a gap). */
  readonly was: readonly (number | null)[];
  /** What is expected after it. */
  readonly will?: readonly number[];
  readonly width?: number;
  readonly height?: number;
}

/** A line without axes; zero is the bottom. */
export function Sparkline({ label, was, will = [], width = 96, height = 28 }: SparklineProps) {
  const all = [...was, ...will];
  const top = Math.max(1, ...all.filter((value): value is number => value !== null && Number.isFinite(value)));
  const x = (index: number) => (all.length < 2 ? 0 : (index / (all.length - 1)) * width);
  const y = (value: number) => height - 1 - (value / top) * (height - 2);
  const last = was.at(-1);
  const start = last === null || last === undefined || !Number.isFinite(last) ? [] : [last];
  return (
    <svg
      className={style('sparkline')}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path className={style('was')} d={pathOf(was, 0, x, y)} />
      <path className={style('will')} d={pathOf([...start, ...will], was.length - start.length, x, y)} />
    </svg>
  );
}

/** An SVG path through the known values; the pen is lifted over unknown ones. */
export function pathOf(
  values: readonly (number | null)[],
  from: number,
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  let isDown = false;
  values.forEach((value, index) => {
    if (value === null || !Number.isFinite(value)) {
      isDown = false;
      return;
    }
    path += `${isDown ? 'L' : 'M'}${x(from + index).toFixed(1)} ${y(value).toFixed(1)}`;
    isDown = true;
  });
  return path;
}
