/** What kind of picture a file holds and how large it is, from its first bytes, before anybody spends memory on it. */

export type ImageKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'heif' | 'pdf';

/** Size before any turning that the file asks for; null where the header does not tell it. */
export interface ImageHeader {
  readonly kind: ImageKind;
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** Null for a file that is none of the known kinds. Formats: ITU T.81 B.2.2, PNG 11.2.2, RFC 9649, GIF 89a. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const says = (text: string, at: number) =>
    bytes.length >= at + text.length && [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
  if (says('%PDF-', 0)) return { kind: 'pdf', size: null };
  if (bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8) return { kind: 'jpeg', size: sizeOfJpeg(view) };
  if (says('\u0089PNG\r\n', 0) && bytes.length >= 24) {
    return { kind: 'png', size: { width: view.getUint32(16), height: view.getUint32(20) } };
  }
  if (says('RIFF', 0) && says('WEBP', 8)) return { kind: 'webp', size: sizeOfWebp(view, bytes) };
  if (says('GIF8', 0) && bytes.length >= 10) {
    return { kind: 'gif', size: { width: view.getUint16(6, true), height: view.getUint16(8, true) } };
  }
  if (says('BM', 0) && bytes.length >= 26) {
    return { kind: 'bmp', size: { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) } };
  }
  if (says('ftyphei', 4) || says('ftypmif1', 4) || says('ftypavif', 4)) return { kind: 'heif', size: null };
  return null;
}

/** The frame header (SOF) holds it; the segments before are skipped by their lengths. */
function sizeOfJpeg(view: DataView): ImageHeader['size'] {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    if (marker === 0xff) at += 1;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function sizeOfWebp(view: DataView, bytes: Uint8Array): ImageHeader['size'] {
  if (bytes.length < 30) return null;
  const kind = String.fromCharCode(...bytes.subarray(12, 16));
  if (kind === 'VP8 ') {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  return { width: three(24) + 1, height: three(27) + 1 };
}
