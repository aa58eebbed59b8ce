import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellReader } from './cells.ts';
import { recognise, signatureOf } from './mapping.ts';
import { type ReadPart, readPart } from './read-part.ts';
import { hidden, sheetOfCsv, shown } from './sheet.ts';
import { csvOf } from './table.ts';

/** Reads a text as the screen does when nobody corrects anything. */
function read(text: string, currency = 'IDR'): ReadPart {
  const sheet = sheetOfCsv('file.csv', text);
  const { kind, columns } = recognise(sheet);
  return readPart('file.csv', sheet, { kind: kind!, columns, currency });
}
const column = (type: Parameters<typeof cellReader>[0], ...cells: readonly string[]) => {
  const reader = cellReader(type, cells);
  return cells.map(reader);
};

describe('recognising a file', () => {
  it.each([
    ['date,outlet,item,used', 'stock'],
    ['item,base_unit', 'items'],
    ['supplier,lead_time_days', 'suppliers'],
    ['dish,item,quantity,unit,yield', 'recipes'],
    ['date,outlet,dish,sold', 'sales'],
    ['date,name,outlet,kind,size', 'calendar'],
  ] as const)('by its own columns: %s', (headers, kind) => {
    expect(recognise({ headers: headers.split(',') })).toMatchObject({ kind, isCertain: true });
  });

  it.each([
    ['Tanggal;Cabang;Nama Barang;Satuan;Stok Awal;Masuk;Terpakai;Stok Akhir', 'stock'],
    ['Tarikh,Cawangan,Hidangan,Terjual', 'sales'],
    ['Nama Bahan,Satuan,Kategori,Pemasok,Masa Simpan', 'items'],
    ['Menu,Bahan,Takaran,Satuan,Porsi', 'recipes'],
    ['Pembekal,Masa Hantar,Hari Pesanan,Telefon', 'suppliers'],
  ] as const)('by other words for them: %s', (headers, kind) => {
    expect(recognise({ headers: headers.split(/[;,]/) })).toMatchObject({ kind, isCertain: false });
  });

  it('as somebody settled it before', () => {
    const headers = ['A', 'B', 'C', 'D'];
    const columns = ['date', 'outlet', 'dish', 'sold'];
    const known = recognise({ headers }, [{ signature: signatureOf(headers), kind: 'sales', columns }]);
    expect(known).toEqual({ kind: 'sales', columns, isCertain: true, isRemembered: true });
    expect(recognise({ headers }).kind).toBeNull();
  });

  it('below the title that a till prints first', () => {
    const part = read('Warung Sari\nLaporan penjualan\n\ndate,outlet,dish,sold\n2026-03-02,Kemang,Nasi goreng,12\n');
    expect(part).toMatchObject({ kind: 'sales', goodRows: 1 });
  });
});

describe('cells', () => {
  it('are dates in any usual dress, day first unless the column shows otherwise', () => {
    expect(column('day', '2026-03-02', '2/3/2026', '02.03.26', '2 Mei 2026', '3 Ogos 2026', '46083', 'soon')).toEqual([
      '2026-03-02',
      '2026-03-02',
      '2026-03-02',
      '2026-05-02',
      '2026-08-03',
      '2026-03-02',
      'soon',
    ]);
    expect(column('day', '3/2/2026', '3/25/2026')).toEqual(['2026-03-02', '2026-03-25']);
    expect(column('day', '31/2/2026')).toEqual(['31/2/2026']);
  });

  it('are figures whose column tells which sign is the decimal one', () => {
    expect(column('amount', '1.250,5', '1.500', '2')).toEqual(['1250.5', '1500', '2']);
    expect(column('amount', '1,250.5', '1,500', '2')).toEqual(['1250.5', '1500', '2']);
    expect(column('amount', '12,5', '0,25')).toEqual(['12.5', '0.25']);
    expect(column('amount', '1.500')).toEqual(['1.500']);
    expect(column('money', 'Rp 12.500', 'Rp.7.000,-')).toEqual(['12500', '7000']);
    expect(column('money', 'RM12.50', '16,500.00')).toEqual(['12.50', '16500.00']);
    expect(column('money', '16,500')).toEqual(['16500']);
    expect(column('time', '7.30', '8:05 pm', '20:15:00')).toEqual(['07:30', '20:05', '20:15']);
    expect(column('unit', 'KG', 'Liters', 'ea', 'bucket')).toEqual(['kg', 'l', 'pcs', 'bucket']);
  });
});

describe('what is wrong', () => {
  it('is told all at once, with row and column, and what is right is read', () => {
    const part = read(
      [
        'item,base_unit,pack_unit,pack_size,shelf_life_days,par',
        'Ayam,g,ekor,,3,5000',
        'Telur,biji,tray,30,x,-2',
        'Beras,sack,,,,',
        ',g,,,,',
        'Minyak,ml,jerigen,18000,365,20000',
        'minyak,ml,,,,',
      ].join('\n'),
    );
    expect(part.problems.map(({ row, column: at, code }) => [row, at, code])).toEqual([
      [2, 'pack_size', 'pack-both'],
      [3, 'par', 'negative'],
      [3, 'shelf_life_days', 'not-a-number'],
      [4, 'base_unit', 'unknown-unit'],
      [5, 'item', 'missing'],
      [7, 'item', 'duplicate'],
    ]);
    expect(part).toMatchObject({ goodRows: 1, found: [{ name: 'Minyak', pack: { name: 'jerigen', size: 18_000 } }] });
  });

  it('is told of suppliers, recipes, sales and days to know too', () => {
    const codes = (text: string) => read(text).problems.map(({ row, code }) => [row, code]);
    expect(codes('supplier,order_days,cutoff,lead_time_days\nA,mon;xyz,25:00,1\nB,Sen;Kam,15.30,1.5')).toEqual([
      [2, 'not-a-time'],
      [2, 'unknown-weekday'],
      [3, 'not-whole'],
    ]);
    expect(codes('dish,item,quantity,unit,yield\nNasi,Beras,0,g,1\nMie,Mi,80,bunch,1\nMie,Telur,1,pcs,2')).toEqual([
      [2, 'not-positive'],
      [3, 'unknown-unit'],
    ]);
    expect(codes('date,outlet,dish,sold\n2026-02-30,A,Nasi,3\n2026-02-03,A,Nasi,3.5\n2026-02-03,A,Nasi,\n')).toEqual([
      [2, 'not-a-day'],
      [3, 'not-whole'],
      [4, 'missing'],
    ]);
    expect(codes('date,name,kind\n2026-02-03,,party\n')).toEqual([
      [2, 'missing'],
      [2, 'unknown-kind'],
    ]);
  });
});

describe('a recipe file', () => {
  it('becomes whole batches: half a gram for a portion is a gram for two', () => {
    const part = read(
      'dish,item,quantity,unit,yield\nNasi,Beras,120,g,0.8\nNasi,Safron,0.5,g,0.8\nTeh,Gula,1,kati,3\n',
    );
    expect(part.kind === 'recipes' && part.found).toMatchObject([
      { name: 'Nasi', yields: 8, lines: [{ quantity: 1200 }, { quantity: 5 }] },
      { name: 'Teh', yields: 300, lines: [{ quantity: 60_479 }] },
    ]);
  });
});

describe('text in CSV', () => {
  it('is run by no spreadsheet, and comes back as it was', () => {
    expect(csvOf([['=1+1', '@SUM(A1)', '-5', '+62 812', -5, '-', "'=x", 'a,b', 'say "hi"', null, '\tx']])).toBe(
      `'=1+1,'@SUM(A1),-5,'+62 812,-5,'-,''=x,"a,b","say ""hi""",,'\tx\r\n`,
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', '\r', 'a', '1', ',', '"') }),
        (text) => {
          expect(shown(hidden(text))).toBe(text);
          expect(/^[=+\-@\t\r]/.test(hidden(text)) && !/^[+-]?[\d.]+$/.test(text)).toBe(false);
        },
      ),
    );
  });
});

describe('five thousand rows', () => {
  it('are read row by row, none lost', () => {
    const lines = Array.from(
      { length: 5000 },
      (_, i) => `2026-01-${String((i % 28) + 1).padStart(2, '0')},Kemang,D${i},${i % 40}`,
    );
    expect(read(`date,outlet,dish,sold\n${lines.join('\n')}`)).toMatchObject({
      rows: 5000,
      goodRows: 5000,
      problems: [],
    });
  });
});
