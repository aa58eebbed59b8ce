/**
 * What suppliers' papers call a kitchen's goods against a book kept in any of three languages, by name alone: written down before the lexicon was
 * widened. What was missed of the pairs with an even place was used for that, what was missed of the odd ones was not looked at. Both are of one
 * hand, so that other papers will be mapped less well.
 */

import { describe, expect, it } from 'vitest';
import { indexNames } from './item-names.ts';
import { LANGUAGES, type Language } from './language.ts';
import type { Item, ItemId } from './nouns.ts';
import type { ReceiptLine } from './receipt.ts';
import { mapLine, SURE } from './receipt-mapping.ts';

/** English, Indonesian and Malay name of an item, and what papers write. */
const GOODS: readonly (readonly [en: string, id: string, ms: string, papers: readonly string[]])[] = [
  ['Chicken', 'Ayam', 'Ayam', ['AYAM BROILER UTUH', 'AYM POTONG 1.2', 'AYAM STANDARD', 'WHOLE CHICKEN FRESH']],
  ['Chicken breast', 'Dada ayam', 'Dada ayam', ['BNLS DADA AYM', 'FILLET DADA', 'ISI DADA AYAM', 'CHIC BREAST BLS']],
  ['Chicken wings', 'Sayap ayam', 'Kepak ayam', ['SAYAP AYAM FRZ', 'KEPAK AYM', 'CHK WING MID']],
  [
    'Beef',
    'Daging sapi',
    'Daging lembu',
    ['DAGING SAPI HAS DALAM', 'DGG LEMBU TEMPATAN', 'DAGING BATANG PINANG', 'BEEF KNUCKLE'],
  ],
  ['Oxtail', 'Buntut sapi', 'Ekor lembu', ['BUNTUT SAPI IMPOR', 'EKOR LEMBU', 'SOP BUNTUT POTONG']],
  ['Tripe', 'Babat', 'Perut lembu', ['BABAT SAPI BERSIH', 'PERUT LEMBU', 'BEEF TRIPE']],
  ['Prawns', 'Udang', 'Udang', ['UDANG VANAME 40/50', 'UDG HARIMAU', 'SHRIMP PD 31/40']],
  ['Squid', 'Cumi', 'Sotong', ['CUMI-CUMI TUBE', 'SOTONG CUMIT', 'SQUID RING']],
  ['Mackerel', 'Ikan kembung', 'Ikan kembung', ['IKAN KEMBUNG BANJAR', 'KEMBONG', 'IKN KMBUNG SEGAR']],
  ['Skipjack tuna', 'Ikan cakalang', 'Ikan aya', ['CAKALANG ASAP', 'IKAN TONGKOL HITAM', 'IKAN AYA']],
  ['Catfish', 'Ikan lele', 'Ikan keli', ['LELE HIDUP', 'IKAN KELI', 'LELE SANGKURIANG']],
  ['Dried anchovies', 'Teri medan', 'Ikan bilis', ['TERI NASI SUPER', 'IKAN BILIS KOPEK', 'BILIS MATA BIRU']],
  ['Eggs', 'Telur', 'Telur', ['TELOR AYAM NEGERI', 'TELUR GRED B 30S', 'TLR AYM']],
  ['Salted eggs', 'Telur asin', 'Telur masin', ['TELOR ASIN BREBES', 'TELUR MASIN']],
  ['Tofu', 'Tahu', 'Tauhu', ['TAHU CINA', 'TAUFU KERAS', 'TAUHU SUTERA', 'TAHU SUMEDANG']],
  ['Tempeh', 'Tempe', 'Tempe', ['TEMPE PAPAN', 'TEMPEH BUNGKUS']],
  ['Rice', 'Beras', 'Beras', ['BERAS SETRA RAMOS', 'BERAS SUPER TEMPATAN', 'BRS PANDAN WANGI', 'JASMINE RICE 10KG']],
  ['Glutinous rice', 'Beras ketan', 'Beras pulut', ['KETAN PUTIH', 'PULUT SUSU', 'BRS KETAN HTM']],
  [
    'Wheat flour',
    'Tepung terigu',
    'Tepung gandum',
    ['SEGITIGA BIRU 1KG TERIGU', 'TPG TERIGU', 'TEPUNG GANDUM CAP ROS'],
  ],
  ['Tapioca starch', 'Tepung tapioka', 'Tepung ubi kayu', ['TEPUNG KANJI ROSE BRAND', 'TEPUNG UBI', 'SAGU TANI']],
  ['Corn starch', 'Maizena', 'Tepung jagung', ['MAIZENAKU', 'TEPUNG JAGUNG', 'CORN FLOUR']],
  ['Sugar', 'Gula pasir', 'Gula', ['GULAKU PREMIUM', 'GULA HALUS MSM', 'GULA PTH', 'CSR GULA']],
  ['Palm sugar', 'Gula merah', 'Gula melaka', ['GULA JAWA', 'GULA AREN SEMUT', 'GULA APONG', 'GULA MERAH TEBU']],
  ['Salt', 'Garam', 'Garam', ['GARAM HALUS CAP KAPAL', 'GARAM KASAR']],
  ['White pepper', 'Merica putih', 'Lada sulah', ['LADA PTH BUBUK', 'MERICA BUBUK LADAKU', 'LADA SULAH']],
  ['Black pepper', 'Lada hitam', 'Lada hitam', ['LADA HTM BUTIR', 'BLK PEPPER CRUSHED']],
  ['Coriander seed', 'Ketumbar', 'Biji ketumbar', ['KETUMBAR BUBUK', 'BIJI KETUMBAR', 'SERBUK KETUMBAR']],
  ['Cumin', 'Jintan', 'Jintan putih', ['JINTEN BUBUK', 'JINTAN PUTIH']],
  ['Turmeric', 'Kunyit', 'Kunyit', ['KUNIR', 'KUNYIT HIDUP', 'SERBUK KUNYIT BABAS']],
  ['Ginger', 'Jahe', 'Halia', ['JAHE EMPRIT', 'HALIA BENTONG', 'JAHE GAJAH']],
  ['Galangal', 'Lengkuas', 'Lengkuas', ['LAOS', 'LENGKUAS MUDA', 'LANGKUAS']],
  ['Lemongrass', 'Serai', 'Serai', ['SEREH', 'SERAI WANGI', 'DAUN SEREH IKAT']],
  ['Lime leaves', 'Daun jeruk', 'Daun limau purut', ['DN JERUK PURUT', 'DAUN LIMAU', 'KAFFIR LIME LEAF']],
  ['Bay leaves', 'Daun salam', 'Daun salam', ['DN SALAM', 'DAUN SALAM IKAT', 'INDONESIAN BAY LEAF']],
  ['Pandan', 'Daun pandan', 'Daun pandan', ['PANDAN WANGI IKAT', 'DAUN PANDAN', 'SCREWPINE LEAF']],
  ['Shallots', 'Bawang merah', 'Bawang merah kecil', ['BWG MERAH BREBES', 'BAWANG KECIL INDIA', 'BRAMBANG']],
  ['Garlic', 'Bawang putih', 'Bawang putih', ['BWG PUTIH KATING', 'BAWANG PTH HONAN', 'KESUNA']],
  ['Onions', 'Bawang bombay', 'Bawang besar', ['BOMBAY', 'BAWANG BESAR HOLLAND', 'BWG BESAR INDIA', 'YELLOW ONION']],
  ['Spring onion', 'Daun bawang', 'Daun bawang', ['DN BAWANG', 'BAWANG PRE', 'LOKIO', 'SCALLION']],
  [
    'Red chillies',
    'Cabai merah',
    'Cili merah',
    ['CABE MRH KERITING', 'LOMBOK ABANG', 'CILI MERAH KULAI', 'CABAI MERAH BESAR'],
  ],
  ['Bird eye chillies', 'Cabai rawit', 'Cili padi', ['RAWIT SETAN', 'CABE RAWIT HIJAU', 'LADA BURUNG', 'CILI API']],
  ['Dried chillies', 'Cabai kering', 'Cili kering', ['CABE KERING', 'CILI KERING BERTANGKAI', 'LADA KERING']],
  ['Tomatoes', 'Tomat', 'Tomato', ['TOMAT SAYUR', 'TOMATO CAMERON', 'TMT MERAH']],
  ['Cucumber', 'Timun', 'Timun', ['KETIMUN LOKAL', 'MENTIMUN', 'TIMUN JEPUN']],
  ['Carrots', 'Wortel', 'Lobak merah', ['WORTEL BERASTAGI', 'LOBAK MERAH CHINA', 'CARROT AUS']],
  ['Potatoes', 'Kentang', 'Ubi kentang', ['KENTANG DIENG', 'UBI KENTANG', 'KTG RUSSET']],
  ['Sweet potato', 'Ubi jalar', 'Keledek', ['UBI CILEMBU', 'UBI KELEDEK OREN', 'KETELA RAMBAT']],
  ['Cassava', 'Singkong', 'Ubi kayu', ['KETELA POHON', 'UBI KAYU', 'SINGKONG KUPAS']],
  ['Cabbage', 'Kol', 'Kubis', ['KOBIS BULAT', 'KOL PUTIH', 'KUBIS BEIJING']],
  ['Chinese cabbage', 'Sawi putih', 'Kubis cina', ['SAWI PTH', 'KUBIS PANJANG', 'WONG BOK']],
  ['Mustard greens', 'Sawi hijau', 'Sawi', ['CAISIM', 'SAWI BAKSO', 'CAI XIN']],
  ['Water spinach', 'Kangkung', 'Kangkung', ['KANGKUNG DARAT IKAT', 'KGKUNG', 'MORNING GLORY']],
  ['Spinach', 'Bayam', 'Bayam', ['BAYEM', 'BAYAM HIJAU IKT']],
  ['Long beans', 'Kacang panjang', 'Kacang panjang', ['KCG PANJANG', 'YARDLONG BEAN']],
  ['Green beans', 'Buncis', 'Kacang buncis', ['BUNCIS BABY', 'KACANG BUNCIS', 'FRENCH BEAN']],
  ['Bean sprouts', 'Tauge', 'Taugeh', ['TOGE', 'TAUGE PENDEK', 'TAUGEH KASAR']],
  ['Eggplant', 'Terong', 'Terung', ['TERONG UNGU', 'TERUNG PANJANG', 'BRINJAL']],
  ['Corn', 'Jagung', 'Jagung', ['JAGUNG MANIS', 'JAGUNG PIPIL', 'SWEET CORN']],
  ['Peanuts', 'Kacang tanah', 'Kacang tanah', ['KCG TANAH KUPAS', 'GROUNDNUT']],
  ['Red beans', 'Kacang merah', 'Kacang merah', ['KCG MERAH', 'KIDNEY BEAN']],
  ['Mung beans', 'Kacang hijau', 'Kacang hijau', ['KACANG IJO', 'KCG HIJAU']],
  ['Candlenut', 'Kemiri', 'Buah keras', ['KEMIRI BULAT', 'BUAH KERAS']],
  ['Tamarind', 'Asam jawa', 'Asam jawa', ['ASEM JAWA', 'ASAM JAWA ADABI', 'TAMARIND PASTE']],
  ['Shrimp paste', 'Terasi', 'Belacan', ['TRASI ABC', 'BELACAN MELAKA', 'TERASI UDANG']],
  ['Coconut milk', 'Santan', 'Santan', ['SANTAN KARA 200', 'SANTAN SEGAR PARUT', 'KELAPA SANTAN INSTAN']],
  [
    'Cooking oil',
    'Minyak goreng',
    'Minyak masak',
    ['MIGOR CURAH', 'MINYAK MASAK PAKET', 'BIMOLI 2L MINYAK GRG', 'MYK SAJI 5KG'],
  ],
  ['Sesame oil', 'Minyak wijen', 'Minyak bijan', ['MINYAK WIJEN', 'MYK BIJAN GHEE HIANG']],
  ['Sweet soy sauce', 'Kecap manis', 'Kicap manis', ['KECAP BANGO 550', 'KICAP LEMAK MANIS', 'KCP MANIS ABC']],
  ['Salty soy sauce', 'Kecap asin', 'Kicap masin', ['KECAP ASIN', 'KICAP CAIR', 'LIGHT SOY SAUCE']],
  ['Oyster sauce', 'Saus tiram', 'Sos tiram', ['SAORI SAUS TIRAM', 'SOS TIRAM MAGGI']],
  ['Chilli sauce', 'Saus sambal', 'Sos cili', ['SAMBAL BOTOL ABC', 'SOS CILI LIFE', 'SAOS SAMBAL']],
  ['Tomato ketchup', 'Saus tomat', 'Sos tomato', ['SAOS TOMAT', 'SOS TOMATO KIMBALL']],
  ['Vinegar', 'Cuka', 'Cuka', ['CUKA DIXI', 'CUKA MAKAN', 'CUKA PUTIH']],
  ['Margarine', 'Margarin', 'Marjerin', ['BLUE BAND MARGARIN', 'MARJERIN PLANTA']],
  ['Butter', 'Mentega', 'Mentega', ['MENTEGA TAWAR ANCHOR', 'BUTTER UNSALTED']],
  ['Cheese', 'Keju', 'Keju', ['KEJU CHEDDAR KRAFT', 'KEJU PARUT']],
  [
    'Condensed milk',
    'Susu kental manis',
    'Susu pekat manis',
    ['SKM FRISIAN FLAG', 'SUSU PEKAT CAP JUNJUNG', 'KRIMER KENTAL MANIS'],
  ],
  ['Evaporated milk', 'Susu evaporasi', 'Susu cair', ['SUSU CAIR F&N', 'EVAPORASI CARNATION', 'SUSU SEJAT']],
  ['Fresh milk', 'Susu segar', 'Susu segar', ['SUSU UHT FULL CREAM', 'SUSU SEGAR FARM FRESH']],
  ['Coffee', 'Kopi', 'Kopi', ['KOPI KAPAL API BUBUK', 'SERBUK KOPI', 'BIJI KOPI ROBUSTA']],
  ['Tea', 'Teh', 'Teh', ['TEH TUBRUK', 'SERBUK TEH BOH', 'TEH CELUP SARIWANGI']],
  ['Drinking water', 'Air mineral', 'Air mineral', ['AQUA GALON', 'AMDK 600ML', 'AIR MINUM SPRITZER']],
  ['Ice cubes', 'Es batu', 'Ais', ['ES KRISTAL', 'AIS KIUB', 'ES BATU BALOK']],
  ['Limes', 'Jeruk nipis', 'Limau nipis', ['JERUK NIPIS', 'LIMAU NIPIS', 'JRK NIPIS']],
  ['Calamansi', 'Jeruk limau', 'Limau kasturi', ['LIMAU KASTURI', 'JERUK LIMO', 'LIMAU SAMBAL']],
  ['Bananas', 'Pisang', 'Pisang', ['PISANG KEPOK', 'PISANG BERANGAN', 'PSG RAJA']],
  ['Pineapple', 'Nanas', 'Nenas', ['NANAS MADU', 'NENAS MD2']],
  ['Watermelon', 'Semangka', 'Tembikai', ['SEMANGKA MERAH', 'TEMBIKAI KUNING']],
  ['Papaya', 'Pepaya', 'Betik', ['PEPAYA CALIFORNIA', 'BETIK EKSOTIKA']],
  ['Yellow noodles', 'Mi kuning', 'Mee kuning', ['MIE BASAH', 'MEE KUNING', 'MI TELOR BASAH']],
  ['Rice vermicelli', 'Bihun', 'Bihun', ['BIHUN JAGUNG', 'MEEHOON CAP ISTANA', 'BHN']],
  ['Flat rice noodles', 'Kwetiau', 'Kuey teow', ['KWETIAW SIRAM', 'KUE TIAU', 'KOAY TEOW']],
  ['Glass noodles', 'Soun', 'Suhun', ['SOHUN', 'SOUN CAP NAGA', 'TANGHOON']],
  ['Prawn crackers', 'Kerupuk udang', 'Keropok udang', ['KRUPUK UDANG SIDOARJO', 'KEROPOK MENTAH']],
  ['Fried shallots', 'Bawang goreng', 'Bawang goreng', ['BWG GORENG', 'BAWANG GRG SIAP']],
  ['Meatballs', 'Bakso', 'Bebola daging', ['BASO SAPI', 'BEBOLA DAGING', 'BAKSO URAT']],
  ['Fish balls', 'Bakso ikan', 'Bebola ikan', ['BASO IKAN', 'BEBOLA IKAN QL', 'FISHBALL']],
  ['Sausages', 'Sosis', 'Sosej', ['SOSIS SAPI SO NICE', 'SOSEJ AYAMAS', 'FRANKFURTER']],
  ['LPG', 'Elpiji', 'Gas', ['ELPIJI 12KG', 'TONG GAS 14KG', 'GAS LPG BRIGHT']],
  [
    'Dish soap',
    'Sabun cuci piring',
    'Sabun pencuci pinggan',
    ['SUNLIGHT JERUK NIPIS 755', 'SABUN CUCI PIRING', 'PENCUCI PINGGAN'],
  ],
  ['Tissue', 'Tisu', 'Tisu', ['TISSUE PASEO', 'TISU MEJA', 'NAPKIN']],
  ['Rubber bands', 'Karet gelang', 'Getah pengikat', ['KARET GELANG', 'GETAH IKAT']],
  ['Food wrapping paper', 'Kertas nasi', 'Kertas bungkus', ['KERTAS NASI COKLAT', 'KERTAS BUNGKUS NASI']],
  ['Plastic bags', 'Kantong plastik', 'Beg plastik', ['KRESEK HITAM', 'BEG PLASTIK MERAH', 'PLASTIK KRESEK']],
];

const PAIRS = GOODS.flatMap(([, , , papers], item) => papers.map((paper) => ({ item, paper })));

function bookIn(language: Language, without?: number) {
  const column = { en: 0, id: 1, ms: 2 } as const;
  const items = GOODS.map((one, i): Item => {
    const nothing = { category: null, area: null, pack: null, packs: [], barcodes: [], shelfLifeDays: null };
    const none = { par: null, supplierId: null, aliases: [], price: null, photoId: null };
    const [id, name] = [`item-${i}` as ItemId, one[column[language]]];
    return { id, name, baseUnit: 'g', ...nothing, ...none, isCatchWeight: false, isArchived: i === without };
  });
  const itemById = new Map(items.map((item) => [item.id, item]));
  return { itemById, names: indexNames(items), learned: [], supplierId: null, boughtById: new Map() };
}

const lineOf = (name: string): ReceiptLine => {
  const nothing = { quantity: null, unit: null, unitPrice: null, discount: null, amount: null, code: null };
  return { ...nothing, name, confidence: 1, from: [] };
};

function score(language: Language, half: 'even' | 'odd') {
  const book = bookIn(language);
  const pairs = PAIRS.filter((_, i) => i % 2 === (half === 'even' ? 0 : 1));
  const missed: string[] = [];
  let [first, third] = [0, 0];
  for (const { item, paper } of pairs) {
    const at = mapLine(lineOf(paper), book).findIndex(({ itemId }) => itemId === `item-${item}`);
    if (at === 0) first += 1;
    if (at >= 0 && at < 3) third += 1;
    if (at !== 0) missed.push(`${paper} (${GOODS[item]![0]}${at > 0 ? `, ${at + 1}.` : ''})`);
  }
  return { count: pairs.length, first: first / pairs.length, third: third / pairs.length, missed };
}

describe('names of suppliers', () => {
  it.each(LANGUAGES)('are found in a book kept in %s', (language) => {
    const scores = { even: score(language, 'even'), odd: score(language, 'odd') };
    if (process.env['SHOW_SCORES']) {
      for (const [half, { count, first, third, missed }] of Object.entries(scores)) {
        console.log(`${language}, ${half}: n ${count}, top-1 ${first.toFixed(3)}, top-3 ${third.toFixed(3)}`);
        if (half === 'even') console.log(missed.join('; '));
      }
    }
    expect(scores.odd.first).toBeGreaterThanOrEqual(0.9);
    expect(scores.odd.third).toBeGreaterThanOrEqual(0.95);
  });

  it.each(LANGUAGES)('are seldom taken for another item where the book in %s lacks theirs', (language) => {
    let taken = 0;
    for (const [index] of GOODS.entries()) {
      const book = bookIn(language, index);
      for (const { item, paper } of PAIRS.filter((pair) => pair.item === index)) {
        const [best] = mapLine(lineOf(paper), book);
        if (best !== undefined && best.probability >= SURE && best.itemId !== `item-${item}`) taken += 1;
      }
    }
    if (process.env['SHOW_SCORES']) console.log(`${language}: ${taken} of ${PAIRS.length} taken unasked for another`);
    expect(taken / PAIRS.length).toBeLessThan(0.08);
  });
});
