/** What the barcode reader is asked and what it answers, as plain data. */

export interface CodeFrame {
  /** RGBA, row by row. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

export interface FoundCode {
  /** What it says: digits of an EAN, any text of a QR code. */
  readonly text: string;
  /** `EAN13`, `Code128`, … */
  readonly format: string;
}

/** Kinds that packs and cases carry. */
export const READ_FORMATS = [
  'EAN13',
  'EAN8',
  'UPCA',
  'UPCE',
  'ITF',
  'Code128',
  'Code39',
  'QRCode',
  'DataMatrix',
] as const;
