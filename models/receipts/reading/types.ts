/** What is asked of the reader, and what it answers. */

import type { Receipt } from '../../../src/domain/receipt.ts';
import type { CleaningStep, Corners, PhotoVerdict, StageName, Turn } from '../seeing/types.ts';

/** A picture as it lies in a file. */
export interface PhotoFile {
  /** The whole file. Is moved to the engine when the question gives its memory away. */
  readonly bytes: ArrayBuffer;
  /** As the file says of itself; the content decides. `application/pdf` may hold several pages. */
  readonly mime: string;
  /** Corners set by hand, in pixels of the photo as the browser shows it; left out, they are looked for. */
  readonly corners?: Corners | undefined;
}

/** Which readers are asked. `both` reconciles them where the first is unsure. */
export type Readers = 'both' | 'paddle' | 'tesseract';

/** Steps that can be left out, to see what each is worth. */
export interface ReadChoices {
  readonly readers?: Readers | undefined;
  /** Steps of preparing that are skipped. */
  readonly without?: readonly StageName[] | undefined;
  /** Steps of cleaning that the page goes through before it is read; none by default, as none helps the first reader. */
  readonly cleaning?: readonly CleaningStep[] | undefined;
}

export interface ReadQuestion {
  /** Pages of one paper in reading order; overlapping shots of a long one are stitched. */
  readonly pages: readonly PhotoFile[];
  readonly choices?: ReadChoices | undefined;
  /** What the book counts in, `IDR` or `MYR`; only used where the paper does not tell. */
  readonly currency?: string | undefined;
  /** ISO day of today, by which a date without a year is completed. */
  readonly today?: string | undefined;
}

/** A page as it was read: flat, upright, small enough to keep. */
export interface ReadPage {
  readonly image: {
    readonly bytes: ArrayBuffer;
    readonly mime: string;
    readonly width: number;
    readonly height: number;
  };
  /** In pixels of the photo; null when the whole photo was taken. */
  readonly corners: Corners | null;
  readonly turned: Turn;
  readonly verdict: PhotoVerdict;
}

/** A paper read: boxes of `receipt.text` are in pixels of `pages[page].image`. */
export interface ReadPaper {
  readonly receipt: Receipt;
  readonly pages: readonly ReadPage[];
  /** Milliseconds per step. */
  readonly ms: Readonly<Record<string, number>>;
}

/** `doing` of the progress that reading reports, in order. */
export type ReadingStep = 'load' | 'find' | 'flatten' | 'read' | 'second reading' | 'understand';

/** One step of preparing a photo, drawn small for looking at. */
export interface SeenStage {
  readonly stage: StageName;
  readonly image: {
    readonly bytes: ArrayBuffer;
    readonly mime: string;
    readonly width: number;
    readonly height: number;
  };
  readonly ms: number;
}
