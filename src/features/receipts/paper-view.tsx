/** The paper beside its lines: doubtful ones glow, and the one at hand is shown large. */

import { Maximize } from 'lucide-react';
import { type RefCallback, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperPageRow } from '../../db/drafts.ts';
import type { Box } from '../../domain/receipt.ts';
import { IconButton } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import sheet from './review.module.css';

const style = classesOf(sheet);

export interface Mark {
  /** Of the line it marks. */
  readonly id: number;
  readonly page: number;
  readonly box: Box;
  readonly tone: 'fine' | 'doubtful' | 'current';
}

export interface PaperViewProps {
  readonly pages: readonly PaperPageRow[];
  readonly marks: readonly Mark[];
  /** Shows the whole page again. */
  readonly onWhole: () => void;
}

export function PaperView({ pages, marks, onWhole }: PaperViewProps) {
  const { t } = useTranslation('receipts');
  const current = marks.filter(({ tone }) => tone === 'current');
  const [chosen, setChosen] = useState(0);
  const shown = current[0]?.page ?? chosen;
  const page = pages[Math.min(shown, pages.length - 1)];
  const address = useAddress(page);
  const [frame, aspect] = useAspect();
  if (page === undefined || address === null) return null;
  const { width, height } = page;
  const focus = current.length === 0 ? null : regionOf(current, width, height, aspect);
  const view = focus ?? { x: 0, y: 0, width, height };
  return (
    <section className={style('paper')} aria-label={t('review.photo')}>
      <svg
        ref={frame}
        className={style('sheet')}
        viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
        role="img"
        aria-label={t('review.photoAlt', { page: page.page + 1 })}
      >
        <image href={address} width={width} height={height} />
        {marks
          .filter((mark) => mark.page === page.page && mark.tone !== 'fine')
          .map(({ id, box: [left, top, right, bottom], tone }) => (
            <rect
              key={`${id} ${left} ${top}`}
              className={style('mark', tone)}
              x={left - PAD}
              y={top - PAD}
              width={right - left + 2 * PAD}
              height={bottom - top + 2 * PAD}
              rx={PAD}
              vectorEffect="non-scaling-stroke"
            />
          ))}
      </svg>
      <div className={style('paper-controls')}>
        {pages.length > 1 && focus === null && (
          <RadioCards
            compact
            hideLabel
            label={t('review.pages')}
            value={String(page.page)}
            onChange={(value) => setChosen(Number(value))}
            choices={pages.map((_, index) => ({ value: String(index), title: String(index + 1) }))}
          />
        )}
        {focus !== null && <IconButton icon={Maximize} label={t('review.whole')} onPress={onWhole} />}
      </div>
    </section>
  );
}

/** Pixels around a marked word. */
const PAD = 4;
/** The line's whole width with as many lines above and below it as there is room for. `aspect` is the room's height by its width. */
function regionOf(marks: readonly Mark[], width: number, height: number, aspect: number) {
  const top = Math.min(...marks.map(({ box }) => box[1]));
  const bottom = Math.max(...marks.map(({ box }) => box[3]));
  const tall = Math.min(height, Math.max(width * aspect, (bottom - top) * 2.5));
  const y = Math.max(0, Math.min(height - tall, (top + bottom) / 2 - tall / 2));
  return { x: 0, y, width, height: tall };
}

/** How tall the photo's frame is by its width. */
function useAspect(): readonly [RefCallback<SVGSVGElement>, number] {
  const [aspect, setAspect] = useState(0.5);
  const watch = useCallback((frame: SVGSVGElement | null) => {
    if (frame === null) return;
    const observer = new ResizeObserver(() => {
      if (frame.clientWidth > 0) setAspect(frame.clientHeight / frame.clientWidth);
    });
    observer.observe(frame);
    return () => observer.disconnect();
  }, []);
  return [watch, aspect];
}

function useAddress(page: PaperPageRow | undefined): string | null {
  const address = useMemo(
    () => (page === undefined ? null : URL.createObjectURL(new Blob([page.bytes], { type: page.type }))),
    [page],
  );
  useEffect(() => () => (address === null ? undefined : URL.revokeObjectURL(address)), [address]);
  return address;
}
