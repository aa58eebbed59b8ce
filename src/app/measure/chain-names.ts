/** Names of a made-up chain's items, as many as anybody asks for, each once. */

const WORDS = [
  'Ayam',
  'Beras',
  'Cabai',
  'Daging',
  'Gula',
  'Ikan',
  'Jahe',
  'Kecap',
  'Lada',
  'Minyak',
  'Roti',
  'Santan',
  'Tahu',
  'Telur',
  'Udang',
];
const KINDS = [
  'potong',
  'merah',
  'putih',
  'segar',
  'kering',
  'halus',
  'utuh',
  'beku',
  'manis',
  'pedas',
  'besar',
  'kecil',
  'lokal',
  'impor',
  'curah',
  'asap',
  'rebus',
  'giling',
  'iris',
  'super',
];

/** The item at a place from 0 on. */
export function nameItem(i: number): { readonly name: string; readonly category: string; readonly alias: string } {
  const category = WORDS[i % WORDS.length]!;
  const kind = KINDS[Math.floor(i / WORDS.length) % KINDS.length]!;
  const isOnce = i < WORDS.length * KINDS.length;
  return { name: `${category} ${kind}${isOnce ? '' : ` ${i}`}`, category, alias: `${KINDS[i % KINDS.length]} ${i}` };
}
