/** Made-up papers of every layout are understood to the last number, and what they do not say is not claimed. */

import { describe, expect, test } from 'vitest';
import type { ReadLine } from '../../../src/domain/receipt.ts';
import { LAYOUTS, makeUpPaper } from './made-up-papers.ts';
import { understand } from './understand.ts';

/** Rows of plain text, as wide as their letters. */
function paper(text: string): readonly ReadLine[] {
  return text
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row, index) => {
      const left = (row.length - row.trimStart().length) * 10;
      const trimmed = row.trim();
      return {
        text: trimmed,
        box: [left, index * 26, left + trimmed.length * 10, index * 26 + 20],
        confidence: 1,
        page: 0,
        words: [],
      };
    });
}

describe.each(LAYOUTS)('layout %s', (layout) => {
  test.each(['IDR', 'MYR'] as const)('is understood in %s', (currency) => {
    for (let seed = 1; seed <= 25; seed++) {
      const made = makeUpPaper(seed, layout, currency);
      const receipt = understand(made.lines, { currency });
      const where = `${layout} ${currency} seed ${seed}`;
      expect(
        receipt.lines.map(({ name }) => name.replace(/^\d+\. /, '')),
        where,
      ).toEqual(made.items.map(({ name }) => name));
      expect(
        receipt.lines.map(({ amount }) => amount),
        where,
      ).toEqual(made.items.map(({ amount }) => amount));
      expect(
        receipt.lines.map(({ quantity }) => (quantity === null ? 1 : quantity.digits / 10 ** quantity.scale)),
        where,
      ).toEqual(made.items.map(({ quantity }) => quantity));
      expect(receipt.total, where).toBe(made.total);
      expect(receipt.addsUp, where).toBe(true);
      expect(receipt.corrections, where).toEqual([]);
      expect(receipt.currency, where).toBe(currency);
      expect(receipt.date?.slice(0, 7), where).toBe('2025-04');
    }
  });
});

describe('lines', () => {
  test('a discount below its item is taken off that line', () => {
    const receipt = understand(
      paper(`
1 SAMBAL TERASI                     24.000
DISKON                              -4.000
2 KERUPUK KULIT                     18.000
SUBTOTAL                            38.000
TOTAL                               38.000`),
    );
    expect(receipt.lines.map(({ amount, discount }) => [amount, discount])).toEqual([
      [24_000, 4000],
      [18_000, null],
    ]);
    expect(receipt.addsUp).toBe(true);
  });

  test('a pack content in a name is no quantity', () => {
    const receipt = understand(
      paper(`
TISU DAPUR 16PCS                    21.500
GARAM HALUS 250G                     4.500
TOTAL                               26.000`),
    );
    expect(receipt.lines.map(({ name, quantity }) => [name, quantity])).toEqual([
      ['TISU DAPUR 16PCS', null],
      ['GARAM HALUS 250G', null],
    ]);
    expect(receipt.addsUp).toBe(true);
  });

  test('what is chosen for a set and costs nothing is no line of its own', () => {
    const receipt = understand(
      paper(`
1 PAKET NASI LIWET                  45.000
  + Pedas
  + Es Teh                               0
1 SOP BUNTUT                        62.000
TOTAL                              107.000`),
    );
    expect(receipt.lines.map(({ name }) => name)).toEqual(['PAKET NASI LIWET', 'SOP BUNTUT']);
    expect(receipt.addsUp).toBe(true);
  });

  test('a weight with a comma multiplies out', () => {
    const receipt = understand(
      paper(`
DAGING SANDUNG LAMUR
  0,452 kg x 125.000                56.500
TOTAL                               56.500`),
    );
    expect(receipt.lines[0]).toMatchObject({
      name: 'DAGING SANDUNG LAMUR',
      quantity: { digits: 452, scale: 3 },
      unit: 'kg',
      amount: 56_500,
    });
    expect(receipt.lines[0]?.unitPrice).toEqual({ digits: 125_000, scale: 0 });
  });
});

describe('sums', () => {
  test('the worked example of the region: service on the sum, tax on both, rounded', () => {
    const receipt = understand(
      paper(`
12 IKAN GURAME BAKAR             1.080.000
14 ES KELAPA MUDA                  266.000
SUBTOTAL                         1.346.000
SERVICE CHARGE                     100.950
PB1 10%                            144.695
PEMBULATAN                             -45
TOTAL                            1.591.600`),
    );
    expect(receipt).toMatchObject({
      subtotal: 1_346_000,
      service: 100_950,
      tax: 144_695,
      rounding: -45,
      total: 1_591_600,
      addsUp: true,
    });
  });

  test('a tax inside the prices is not added', () => {
    const receipt = understand(
      paper(`
KEDAI MAKAN SERI PINANG SDN BHD
NASI LEMAK BIASA               RM 5.50
TEH TARIK                      RM 2.70
TOTAL AMOUNT                   RM 8.20
GST @6%                        RM 0.46
NETT TOTAL                     RM 8.20
CASH                          RM 10.00
CHANGE                         RM 1.80`),
    );
    expect(receipt).toMatchObject({
      currency: 'MYR',
      tax: null,
      total: 820,
      tendered: 1000,
      change: 180,
      addsUp: true,
    });
  });

  test('a paper that does not add up says so, and where', () => {
    const receipt = understand(
      paper(`
1 SAYUR ASEM                        15.000
1 PEPES IKAN                        27.000
SUBTOTAL                            52.750
TOTAL                               58.025`),
    );
    expect(receipt.addsUp).toBe(false);
    expect(receipt.checks.find(({ sum }) => sum === 'lines')).toMatchObject({ ok: false, off: -10_750 });
    expect(receipt.lines.map(({ amount }) => amount)).toEqual([15_000, 27_000]);
  });

  test('a wrong digit is repaired where the sums agree on it, and told', () => {
    const receipt = understand(
      paper(`
AYAM KREMES                    2   27.000    54.000
TUMIS KANGKUNG                 1   18.500    13.500
ES JERUK PERAS                 3   12.000    36.000
SUBTOTAL                                    108.500
TOTAL                                       108.500
TUNAI                                       150.000
KEMBALI                                      41.500`),
    );
    expect(receipt.lines[1]?.amount).toBe(18_500);
    expect(receipt.addsUp).toBe(true);
    expect(receipt.corrections).toEqual([{ field: 'line.1.amount', read: '13.500', taken: '18500', because: 'line' }]);
  });

  test('a look-alike letter is taken for its digit', () => {
    const receipt = understand(
      paper(`
1 TUMIS GENJER                      1B.5OO
1 PERKEDEL KENTANG                   7.000
TOTAL                               25.500`),
    );
    expect(receipt.lines[0]?.amount).toBe(18_500);
    expect(receipt.addsUp).toBe(true);
  });

  test('a total that two sums agree on is taken though it is unclear which line was misread', () => {
    const receipt = understand(
      paper(`
1 OSENG TEMPE                       13.500
1 BOTOK LAMTORO                     13.500
SUBTOTAL                            32.000
TOTAL                               82.000
TUNAI                               50.000
KEMBALI                             18.000`),
    );
    expect(receipt.total).toBe(32_000);
    expect(receipt.addsUp).toBe(false);
    expect(receipt.lines.map(({ amount }) => amount)).toEqual([13_500, 13_500]);
  });

  test('where two readings are as likely, none is claimed', () => {
    const receipt = understand(
      paper(`
1 NASI GORENG KAMPUNG               28.000
TOTAL                               23.000`),
    );
    expect(receipt.addsUp).toBe(false);
    expect(receipt.corrections).toEqual([]);
  });

  test('without the solver numbers stay as they are read', () => {
    const lines = paper(`
1 LONTONG SAYUR                     18.000
1 KOPI TUBRUK                       10.000
SUBTOTAL                            23.000
TOTAL                               23.000
TUNAI                               50.000
KEMBALI                             27.000`);
    expect(understand(lines, { solver: false })).toMatchObject({ addsUp: false, corrections: [] });
  });
});

describe('papers', () => {
  test('a delivery note has no prices', () => {
    const receipt = understand(
      paper(`
UD TANI REJEKI
SURAT JALAN
No: SJ/0417
Nama Barang            Qty
WORTEL                 12 kg
KENTANG DIENG          20 kg`),
    );
    expect(receipt.kind).toBe('without-prices');
    expect(receipt.addsUp).toBe(false);
  });

  test('a page of prose is no receipt', () => {
    const receipt = understand(paper('Kucing itu tidur\ndi atas meja dapur\nsepanjang hari'));
    expect(receipt.kind).toBe('not-a-receipt');
    expect(receipt).toMatchObject({ lines: [], total: null, addsUp: false });
  });

  test('nothing at all is no receipt', () => {
    expect(understand([])).toMatchObject({ kind: 'not-a-receipt', lines: [], total: null, addsUp: false });
  });

  test('another currency is named', () => {
    const receipt = understand(
      paper(`
ORCHARD BAKES
KAYA TOAST          S$ 4.80
KOPI                S$ 1.90
TOTAL SGD           S$ 6.70`),
    );
    expect(receipt).toMatchObject({ currency: 'SGD', total: 670 });
  });
});

describe('a paper filled in by hand', () => {
  const NOTA = paper(`
    NOTA KONTAN
    3 Tempe papan        19.500
    2 Cabai rawit        31.000
    JUMLAH               50.500`);
  const readWith = (confidence: number) => NOTA.map((line) => ({ ...line, confidence }));

  test('is known by how unsure the reader is of its words', () => {
    expect(understand(readWith(0.86), { currency: 'IDR' }).kind).toBe('handwritten');
    expect(understand(readWith(0.97), { currency: 'IDR' }).kind).toBe('receipt');
  });

  test('keeps what could be read, for whoever enters it', () => {
    const { lines, total } = understand(readWith(0.86), { currency: 'IDR' });
    expect(lines.map(({ amount }) => amount)).toEqual([19_500, 31_000]);
    expect(total).toBe(50_500);
  });
});
