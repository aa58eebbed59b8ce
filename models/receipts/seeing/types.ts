/** What the eye hands on: pictures as plain numbers, the corners of a paper, and whether a photo is worth reading. */

/** Grey values, row by row; 0 black … 255 white. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  /** `width × height`. */
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Red, green, blue, opacity of every pixel, row by row. */
export interface ColourImage {
  readonly width: number;
  readonly height: number;
  /** `4 × width × height`. */
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** In pixels of the picture it was found in, from its left upper corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners of a paper as it is read: left upper, right upper, right lower, left lower. */
export type Corners = readonly [Point, Point, Point, Point];

/** How a picture must be turned, clockwise, to stand upright. */
export type Turn = 0 | 90 | 180 | 270;

/** A camera frame, small: some 320 to 640 pixels wide. */
export interface FrameQuestion {
  readonly frame: ColourImage;
  /** Corners found in the frame before, in the same scale; tells whether the hand is steady. */
  readonly before: Corners | null;
}

/** What a live camera frame shows. */
export interface Outline {
  /** Null when no paper is seen. */
  readonly corners: Corners | null;
  /** Share of the frame that the paper covers, 0 … 1. */
  readonly area: number;
  /** Variance of the Laplacian over the variance of grey values where something is printed; crisp print has about 1, a blur below 0.2. */
  readonly sharpness: number;
  /** Share of the paper that is burnt out by light, 0 … 1. */
  readonly glare: number;
  /** Mean distance of the corners from the frame before, as a share of the frame's longer side; null without one. */
  readonly moved: number | null;
  /** Everything at once is good enough to shoot: seen whole, sharp, steady, no glare. */
  readonly isReady: boolean;
  /** Why not, in the order in which to tell; empty when ready. */
  readonly reasons: readonly PhotoTrouble[];
}

/** What may be wrong with a photo; stable words that screens translate. */
export type PhotoTrouble = 'no-paper' | 'too-far' | 'moving' | 'blurred' | 'glare' | 'dark' | 'too-small';

/** Whether a photo is worth reading. */
export interface PhotoVerdict {
  /** `again`: another shot would read much better. `poor`: readable with mistakes. */
  readonly verdict: 'good' | 'poor' | 'again';
  readonly reasons: readonly PhotoTrouble[];
  readonly width: number;
  readonly height: number;
  readonly corners: Corners | null;
  /** See {@link Outline.sharpness}; measured at 1000 pixels of the longer side. */
  readonly sharpness: number;
  readonly glare: number;
  /** Mean grey value of the paper, 0 … 255. */
  readonly brightness: number;
}

/** Every step of preparing a photo, in order. */
export type StageName =
  | 'photo'
  | 'edges'
  | 'outline'
  | 'flattened'
  | 'upright'
  | 'uncurled'
  | 'straightened'
  | 'grey'
  | 'denoised'
  | 'smoothed'
  | 'evened'
  | 'thresholded';

/** Steps of cleaning; see `clean.ts`. */
export type CleaningStep = Extract<StageName, 'grey' | 'denoised' | 'smoothed' | 'evened' | 'thresholded'>;
