/** The files Papadin takes and gives: which columns each has, what is in them, and what else they are called. */

import { RECORD_COLUMNS, REQUIRED_COLUMNS } from '../records-row.ts';

export const FILE_KINDS = ['stock', 'items', 'suppliers', 'recipes', 'sales', 'calendar'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** `amount` may have a decimal comma, `money` has grouping signs and perhaps a currency, `text` is left as it is. */
export type CellType = 'day' | 'amount' | 'money' | 'time' | 'unit' | 'text';

export interface Field {
  readonly name: string;
  readonly type: CellType;
  readonly isRequired: boolean;
}

const field = (name: string, type: CellType = 'text', isRequired = false): Field => ({ name, type, isRequired });
const needed = (name: string, type: CellType = 'text') => field(name, type, true);

const RECORD_TYPES: Readonly<Record<string, CellType>> = {
  date: 'day',
  outlet: 'text',
  item: 'text',
  unit: 'unit',
  unit_cost: 'money',
  stockout_at: 'time',
  apportioned: 'text',
};

/** In the order in which files of them are best read. */
export const FORMATS: Readonly<Record<FileKind, readonly Field[]>> = {
  suppliers: [
    needed('supplier'),
    field('lead_time_days', 'amount'),
    field('order_days'),
    field('cutoff', 'time'),
    field('min_order', 'money'),
    field('phone'),
    field('email'),
  ],
  items: [
    needed('item'),
    needed('base_unit', 'unit'),
    field('category'),
    field('area'),
    field('pack_unit'),
    field('pack_size', 'amount'),
    field('shelf_life_days', 'amount'),
    field('par', 'amount'),
    field('supplier'),
    field('aliases'),
    field('price', 'money'),
    field('price_per', 'amount'),
    field('other_packs'),
    field('barcodes'),
    field('catch_weight'),
    field('archived'),
  ],
  recipes: [
    needed('dish'),
    needed('item'),
    needed('quantity', 'amount'),
    needed('unit', 'unit'),
    field('yield', 'amount'),
    field('yield_unit', 'unit'),
    field('price', 'money'),
    field('archived'),
  ],
  stock: [...RECORD_COLUMNS].map((name) =>
    field(name, RECORD_TYPES[name] ?? 'amount', (REQUIRED_COLUMNS as readonly string[]).includes(name)),
  ),
  sales: [needed('date', 'day'), needed('outlet'), needed('dish'), needed('sold', 'amount')],
  calendar: [needed('date', 'day'), needed('name'), field('outlet'), field('kind'), field('size', 'amount')],
};

/**
 * Other headings of a column, in English, Bahasa Indonesia and Bahasa Melayu, as tills, spreadsheets and other systems write them. Compared
 * without case, spaces and signs.
 */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  date: ['day', 'tanggal', 'tgl', 'tarikh', 'hari', 'business date', 'transaction date', 'sale date', 'count date'],
  outlet: [
    'branch',
    'store',
    'location',
    'shop',
    'restaurant',
    'cabang',
    'cawangan',
    'gerai',
    'kedai',
    'lokasi',
    'toko',
  ],
  item: [
    'item name',
    'ingredient',
    'product',
    'material',
    'sku name',
    'nama barang',
    'barang',
    'bahan',
    'nama bahan',
    'bahan baku',
    'nama item',
    'produk',
    'stok',
    'stock item',
  ],
  unit: ['uom', 'units', 'satuan', 'sat', 'unit ukuran', 'unit of measure'],
  base_unit: ['unit', 'uom', 'satuan', 'satuan dasar', 'unit asas', 'base', 'stock unit', 'count unit'],
  opening: ['opening stock', 'begin', 'beginning', 'stok awal', 'saldo awal', 'baki awal', 'stok pembukaan'],
  received: ['purchased', 'purchases', 'in', 'deliveries', 'masuk', 'diterima', 'terima', 'pembelian', 'belian'],
  used: [
    'usage',
    'consumed',
    'consumption',
    'actual usage',
    'pemakaian',
    'terpakai',
    'dipakai',
    'penggunaan',
    'guna',
    'diguna',
  ],
  wasted: ['waste', 'spoilage', 'terbuang', 'buang', 'dibuang', 'bazir', 'pembaziran', 'rusak', 'rosak', 'sisa buang'],
  transfer_in: ['transferred in', 'transfer masuk', 'pindah masuk', 'pindahan masuk', 'mutasi masuk'],
  transfer_out: ['transferred out', 'transfer keluar', 'pindah keluar', 'pindahan keluar', 'mutasi keluar'],
  closing: [
    'closing stock',
    'ending',
    'end',
    'on hand',
    'counted',
    'stok akhir',
    'saldo akhir',
    'baki akhir',
    'baki',
    'sisa',
  ],
  ordered: ['order', 'order quantity', 'dipesan', 'pesanan', 'pesan'],
  unit_cost: ['cost', 'cost per unit', 'unit price', 'harga satuan', 'harga seunit', 'harga', 'kos seunit', 'kos'],
  stockout_at: ['stockout', 'ran out at', 'out at', 'habis jam', 'habis pukul', 'habis'],
  apportioned: ['spread'],
  category: ['group', 'kategori', 'kelompok', 'jenis', 'kumpulan'],
  area: ['storage', 'storage area', 'lokasi simpan', 'tempat', 'gudang', 'stor', 'rak', 'tempat simpan'],
  pack_unit: [
    'pack',
    'package',
    'pack name',
    'kemasan',
    'satuan kemasan',
    'pek',
    'unit pek',
    'purchase unit',
    'unit beli',
  ],
  pack_size: ['size', 'isi', 'isi kemasan', 'saiz pek', 'units per pack', 'conversion', 'konversi', 'per pack'],
  shelf_life_days: ['shelf life', 'shelf life days', 'days', 'masa simpan', 'umur simpan', 'tahan', 'jangka hayat'],
  par: ['par level', 'par stock', 'minimum stock', 'stok minimum', 'stok ideal', 'paras par'],
  supplier: ['vendor', 'supplier name', 'pemasok', 'pembekal', 'nama pemasok', 'nama pembekal', 'distributor'],
  aliases: ['alias', 'also called', 'other names', 'nama lain', 'sebutan'],
  price: ['selling price', 'menu price', 'last price', 'harga', 'harga jual', 'harga menu', 'harga terakhir'],
  price_per: ['per', 'price quantity'],
  barcodes: ['barcode', 'ean', 'kode batang', 'kod bar', 'sku'],
  catch_weight: ['catchweight', 'variable weight', 'berat berubah'],
  archived: ['inactive', 'not used', 'arsip', 'tidak dipakai', 'tidak aktif'],
  lead_time_days: [
    'lead time',
    'lead days',
    'delivery days',
    'waktu kirim',
    'lama kirim',
    'masa hantar',
    'tempoh hantar',
  ],
  order_days: ['ordering days', 'hari pesan', 'hari pesanan', 'hari order'],
  cutoff: ['cut off', 'cut off time', 'order before', 'batas jam', 'batas pesan', 'masa tutup', 'pesan sebelum'],
  min_order: ['minimum order', 'minimum', 'min order value', 'minimal pesan', 'pesanan minimum', 'minimum pesanan'],
  phone: ['telephone', 'mobile', 'whatsapp', 'wa', 'telepon', 'telefon', 'no hp', 'hp', 'no telefon'],
  email: ['e mail', 'mail', 'surel', 'emel'],
  dish: [
    'menu',
    'menu item',
    'recipe',
    'plu',
    'product',
    'item sold',
    'masakan',
    'hidangan',
    'nama menu',
    'resep',
    'resipi',
  ],
  quantity: ['qty', 'amount', 'jumlah', 'takaran', 'banyak', 'kuantiti', 'sukatan'],
  yield: ['yields', 'portions', 'servings', 'porsi', 'hasil', 'hidangan', 'jadi'],
  yield_unit: ['yields in', 'satuan hasil', 'unit hasil'],
  sold: ['qty sold', 'quantity sold', 'quantity', 'qty', 'count', 'terjual', 'laku', 'terjual qty', 'jumlah', 'dijual'],
  name: ['event', 'description', 'title', 'nama', 'acara', 'keterangan', 'perihal', 'catatan'],
  kind: ['type', 'jenis', 'macam'],
  size: ['guests', 'pax', 'people', 'tamu', 'jumlah tamu', 'tetamu', 'orang'],
};

/** A heading without case, spaces and signs. */
export const headingKey = (heading: string) =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');

const keysOf = new Map<string, ReadonlySet<string>>();

/** `exact` when a heading is the column's own name, `alias` when it is another of its names, null when it is none. */
export function headingNames(heading: string, name: string): 'exact' | 'alias' | null {
  const key = headingKey(heading);
  if (key === '') return null;
  if (key === headingKey(name)) return 'exact';
  let keys = keysOf.get(name);
  if (keys === undefined) {
    keys = new Set((ALIASES[name] ?? []).map(headingKey));
    keysOf.set(name, keys);
  }
  return keys.has(key) ? 'alias' : null;
}
