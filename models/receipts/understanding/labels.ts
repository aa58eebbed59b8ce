/** Tells the words beside an amount that is no item: totals, taxes, tender and the like, in the languages of the region. */

import { SAME_THINGS } from '../../../src/domain/kitchen-words.ts';
import { classesOf } from './confusions.ts';

/** What a labelled amount is. */
export type Label =
  | 'subtotal'
  | 'total'
  | 'grand-total'
  | 'tax'
  | 'service'
  | 'discount'
  | 'rounding'
  | 'cash'
  | 'card'
  | 'change'
  | 'count'
  /** A figure already inside another one: a partial sum, a tax base. */
  | 'part'
  /** `Amount`: of whatever was named just above. */
  | 'amount'
  /** `Biaya`, `Delivery`: added to the sum. */
  | 'fee';

/** Between bars, lower case; a space may be missing on the paper. */
const PHRASES: Readonly<Record<Label, string>> = {
  'grand-total':
    'grand total|total akhir|total bayar|total belanja|total pembayaran|jumlah bayar|jumlah besar|total payable|' +
    'total amount payable|nett total|net total|total nett|total after rounding|total rounded|rounded total|' +
    'total to pay|harus dibayar|jumlah perlu dibayar|total due|amount due|balance due|total inclusive|' +
    'total incl|total tagihan|netto|total after disc|total after discount|total with|amaun perlu dibayar|' +
    'jumlah keseluruhan|nett|net amount|nett amount|total after adj|due|amount payable|total rm incl|' +
    'total incl gst|payable|total including|rounded total rm|invoice total|jumlah dibayar',
  total:
    'total|total amount|otal|qty amount|total rupiah|jumlah rupiah|total rp|total rm|total idr|jumlah|ttl|tl|' +
    'total harga|total sales|jml|amaun|total price|dine in total|take away total|for here total|jumlah total|' +
    'jumlah rm|jumlah harga|harga jual|total transaksi|total nota|total faktur|du|totalrp|jumlah rp|bill total|' +
    'total bill',
  subtotal:
    'subtotal|sub total|sub ttl|subttl|items total|total item price|sub jumlah|jumlah kecil|subjumlah|net sales|' +
    'total before|total excl|total excluding|before rounding|gross total|gross|bruto|total bruto|before tax|' +
    'total excluding gst|total excl gst|total sebelum|s total|nilai barang|total sales excluding gst|sub tot|' +
    'subtl',
  tax:
    'tax|pb1|pb|tx1|tx|pb l|pbjt|ppn|pph|gst|sst|vat|pajak|p rest|prest|restaurant tax|pajak resto|pajak rest|' +
    'cukai|tax total|gst amount|total gst|add gst|sales tax|service tax|total tax|gov tax|pajak restoran|ppd|' +
    'cukai perkhidmatan|pajak daerah|tax 10|gst payable|gst included|tax included|incl|inclusive gst',
  service:
    'service|service charge|services|svc|serv charge|servi charge|layanan|biaya layanan|svc chg|s charge|ser|' +
    'serv|caj perkhidmatan|service chg|svc charge|sc|servis|serv chg',
  discount:
    'discount|disc|diskon|disk|potongan|pot|voucher|vcr|promo|diskaun|hemat|disc item|rebate|kupon|coupon|' +
    'cashback|member disc|special disc|total disc|total discount|potongan harga|less|deposit|anda hemat|' +
    'you saved|gift vcr|baucar|total diskon|disc total|disc member|promosi|t cash disc|discount item',
  rounding:
    'rounding|pembulatan|round|rounded|rounding adj|rounding adjustment|bulat|pelarasan|rounding off|rnd|' +
    'penggenapan|rnd adj|round adj|pelarasan pembundaran|pembundaran|bill rounding|round off|total rounding',
  cash:
    'cash|tunai|tendered|endered|tender|bayar|paid|pembayaran|payment|dibayar|uang tunai|cash payment|pay cash|' +
    'uang|cash tendered|jumlah uang|cash idr|customer paid cash|cash rm|amount tendered|cash received|' +
    'amt tendered|bayar tunai|received|tunai dibayar|amaun dibayar|amount paid|pay|cash paid|customer paid|' +
    'bayaran|kas',
  card:
    'card|debit|debet|credit|kartu|visa|master|mastercard|qris|gopay|go pay|ovo|dana|shopeepay|linkaja|tcash|' +
    't cash|flazz|emoney|e money|bca|mandiri|bni|bri|edc|duitnow|tng|touch n go|grabpay|boost|amex|kredit|' +
    'transfer|kad|debit card|credit card|debet card|kartu credit|kartu kredit|kartu debit|non tunai|nets|' +
    'master card|bank card|eft|e wallet|ewallet|creditcard|debit bca|brizzi|cimb',
  change:
    'change|kembali|kembalian|changed|change due|baki|cg|uang kembali|cash change|balance|kembalian uang|' +
    'jumlah kembali|wang baki|sisa|chg|baki tunai|change rm|kembaliannya',
  count:
    'total item|total items|total qty|qty|items|item|item count|jumlah item|jumlah barang|total quantity|' +
    'total menu|item s|qty s|no of items|number of items|total pcs|quantity|menu|items purchased|no of line|' +
    'total kuantiti|bilangan item|jml item|persn|pax|total product|itm|line s|bil item|total unit',
  part:
    'food|beverage|beverages|makanan|minuman|subtotal beverage|subtotal food|subtotal dessert|dpp|' +
    'dasar pengenaan pajak|dasar pajak|tax base|taxable|taxable amount|points|poin|point|saldo|dpp nilai lain|' +
    'bkp|total supplies|gst summary|total saving|total savings|dessert|non bkp|zero rated|zr|sr|standard rated|' +
    'you have saved|bea|ppn dibebaskan|exempt|non taxable|approval|trace|poin anda|point earned',
  amount: 'amount|amt|nilai',
  fee:
    'delivery|biaya|biaya tambahan|others|other|lain lain|biaya cc|ongkir|ongkos kirim|biaya admin|packaging|' +
    'delivery fee|caj|surcharge|kemasan|admin fee|biaya kirim|penghantaran',
};

/** Words that may stand beside a label without making it something else. */
const FILLERS = new Set(
  (
    'sgd usd eur rp rupiah ringgit qty itm rm idr myr the of due amount sales total gst sst tax incl inclusive excl and ' +
    'resto x no adj charge jumlah member card bank static qr wallet bca edc ecr payment rate y off on with at ' +
    'included charged harga barang chg rounding adjustment payable nett net to offline discount promo in dan ' +
    'mfga for here take away dine price after before uang all bill customer paid cash tunai debit service item ' +
    'items produk product m d'
  )
    .split(' ')
    .map(classesOf),
);

interface Phrase {
  readonly label: Label;
  readonly classes: string;
  readonly words: number;
}

const phrases: readonly Phrase[] = Object.entries(PHRASES)
  .flatMap(([label, texts]) =>
    texts.split('|').map(
      (text): Phrase => ({
        label: label as Label,
        classes: classesOf(text.replace(/\s/g, '')),
        words: text.split(' ').length,
      }),
    ),
  )
  .sort((a, b) => b.classes.length - a.classes.length);
const phraseByClasses = new Map<string, Phrase>();
for (const phrase of phrases) if (!phraseByClasses.has(phrase.classes)) phraseByClasses.set(phrase.classes, phrase);

export interface FoundLabel {
  readonly label: Label;
  /** Share of the text's letters that the label and its usual company explain, 0 … 1. */
  readonly covers: number;
  /** Letters of the label itself. */
  readonly length: number;
}

/** The label that a text is, or null. `JUMLAH RP`, `T0TAL (Qty 5)`, `Pajak Rest. 10%`, `SUBT0TAL`. */
export function labelOf(text: string): FoundLabel | null {
  // `Qty: 3 Amount`, `Cti 1 Total`: what stands behind a bare count is a label of its own.
  const tail = /^.*\s\d{1,3}\s+([\p{L} .:]+)$/u.exec(text);
  if (tail !== null) {
    const found = labelOfWords(tail[1]!);
    if (
      found !== null &&
      found.covers >= 0.9 &&
      (found.label === 'total' || found.label === 'subtotal' || found.label === 'grand-total')
    ) {
      return found;
    }
  }
  return labelOfWords(text);
}

function labelOfWords(text: string): FoundLabel | null {
  const words = text
    .replace(/(?<=\p{L})@(?=\p{L})/gu, 'a')
    .split(/[\s:;.,()[\]{}=*#~@%/_+"'-]+/)
    .filter((word) => word !== '' && !/^\d+[xX]?$/.test(word))
    .map(classesOf)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  let best: FoundLabel | null = null;
  let bestScore = 0;
  for (let from = 0; from < words.length; from++) {
    let joined = '';
    for (let to = from; to < Math.min(words.length, from + 5); to++) {
      joined += words[to]!;
      const found = phraseByClasses.get(joined) ?? nearest(joined);
      if (found === undefined) continue;
      const rest = [...words.slice(0, from), ...words.slice(to + 1)];
      const company = rest.reduce((sum, word) => sum + (FILLERS.has(word) || word.length <= 1 ? word.length : 0), 0);
      const covers = (joined.length + company) / letters;
      // The longest phrase says most; between equals the later one, which stands nearer to the amount.
      const score = joined.length + 2 * covers + 0.01 * from;
      if (score > bestScore) [bestScore, best] = [score, { label: found.label, covers, length: joined.length }];
    }
  }
  return best;
}

/** What kitchens buy is no label misread: `bayam` (spinach) is one letter from `bayar` (pay). */
const THINGS = new Set(
  SAME_THINGS.flat().flatMap((name) => [name.replaceAll(' ', ''), ...name.split(' ')].map(classesOf)),
);

/** One sign wrong in five letters, two in nine. Short words must match exactly. */
function nearest(joined: string): Phrase | undefined {
  if (joined.length < 5 || joined.length > 24 || THINGS.has(joined)) return undefined;
  const known = nearestKnown.get(joined);
  if (known !== undefined) return known ?? undefined;
  const allowed = joined.length >= 9 ? 2 : 1;
  let found: Phrase | undefined;
  for (let edits = 0; edits <= allowed && found === undefined; edits++) {
    found = phrases.find(
      ({ classes }) =>
        classes.length >= 5 && Math.abs(classes.length - joined.length) <= edits && editsWithin(classes, joined, edits),
    );
  }
  if (nearestKnown.size > 4000) nearestKnown.clear();
  nearestKnown.set(joined, found ?? null);
  return found;
}
const nearestKnown = new Map<string, Phrase | null>();

/** Levenshtein 1966, told only whether the distance is at most `most`. */
export function editsWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return false;
    row = next;
  }
  return row[b.length]! <= most;
}
