import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords } from './records-file.ts';

const read = (text: string, fractions: 'round' | 'keep' = 'round') =>
  readRecords({ name: 'stock.csv', text, currency: 'MYR', fractions });

describe('readRecords', () => {
  it('lays the rows of an outlet and item on consecutive days, unknown where the file is silent', () => {
    const { series, goodRows, firstDay, lastDay } = read(
      'date,outlet,item,used\n2025-01-01,A,Ayam,3\n2025-01-03,A,Ayam,5\n2025-01-02,B,Ayam,1\n',
    );
    expect(goodRows).toBe(3);
    expect([firstDay, lastDay]).toEqual(['2025-01-01', '2025-01-03']);
    expect(series.map((one) => [one.outlet, one.series.firstDay])).toEqual([
      ['A', '2025-01-01'],
      ['B', '2025-01-02'],
    ]);
    expect([...series[0]!.series.amounts.used]).toEqual([3, Number.NaN, 5]);
    expect(series[0]!.baseUnit).toBe('pcs');
  });

  it('turns units into whole base units and prices into exact ratios', () => {
    const { series, problems } = read(
      'date,outlet,item,unit,used,unit_cost\n2025-01-01,A,Ayam,kg,1.25,11.80\n2025-01-02,A,Ayam,g,4,0.0118\n',
    );
    expect(problems).toEqual([]);
    expect([...series[0]!.series.amounts.used]).toEqual([1250, 4]);
    expect(series[0]!.price).toEqual({ amount: 118, per: 100 });
  });

  it('derives usage from the balance, taking the closing of the day before as opening', () => {
    const { series, problems } = read(
      'date,outlet,item,opening,received,wasted,closing\n2025-01-01,A,Roti,10,5,1,6\n2025-01-02,A,Roti,,0,0,2\n',
    );
    expect(problems).toEqual([]);
    expect([...series[0]!.series.amounts.used]).toEqual([8, 4]);
  });

  it('never takes a blank for zero: without a known delivery there is no usage', () => {
    const { goodRows, problems } = read('date,outlet,item,opening,received,closing\n2025-01-01,A,Roti,10,,6\n');
    expect(goodRows).toBe(0);
    expect(problems).toEqual([{ row: 2, column: 'used', code: 'no-usage', found: '', severity: 'error' }]);
  });

  it('names every bad row at once, with its column and what was found, and reads the others', () => {
    const { problems, goodRows, rows } = read(
      [
        'date,outlet,item,unit,used,stockout_at',
        '2025-02-30,A,Ayam,,1,',
        '2025-01-01,A,,,1,',
        '2025-01-02,A,Ayam,,-1,',
        '2025-01-03,A,Ayam,,"1,5",',
        '2025-01-04,A,Ayam,constructor,1,',
        '2025-01-05,A,Ayam,,2,25:00',
        '2025-01-06,A,Ayam,,2,19:40',
        '2025-01-06,A,Ayam,,2,',
        '2025-01-07,A,Ayam,kg,2,',
        '0225-01-07,A,Ayam,,2,',
        '',
      ].join('\n'),
    );
    expect(problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '2 date not-a-day',
      '3 item missing',
      '4 used negative',
      '5 used not-a-number',
      '6 unit unknown-unit',
      '7 stockout_at not-a-time',
      '9 date duplicate',
      '10 unit mixed-units',
      '11 date not-a-day',
    ]);
    expect([rows, goodRows]).toEqual([10, 1]);
  });

  it('rounds a part of a piece with a warning for the book, and keeps it for measuring', () => {
    const text = 'date,outlet,item,used\n2025-01-01,A,Roti,31.14\n';
    expect(read(text).problems).toMatchObject([{ row: 2, code: 'part-of-a-unit', severity: 'warning' }]);
    expect(read(text).series[0]!.series.amounts.used[0]).toBe(31);
    expect(read(text, 'keep').problems).toEqual([]);
    expect(read(text, 'keep').series[0]!.series.amounts.used[0]).toBe(31.14);
  });

  it('warns where the balance does not close', () => {
    const { problems, goodRows } = read('date,outlet,item,opening,used,closing\n2025-01-01,A,Roti,10,3,6\n');
    expect(goodRows).toBe(1);
    expect(problems).toMatchObject([{ row: 2, column: 'closing', code: 'does-not-balance', severity: 'warning' }]);
  });

  it('says which columns are unknown and which are missing', () => {
    const { columns, missingColumns } = read('Date;Item;Weather\n2025-01-01;Roti;rain\n');
    expect(missingColumns).toEqual(['outlet']);
    expect(columns.map(({ meaning }) => meaning)).toEqual(['date', 'item', null]);
  });

  it('survives files that are no table', () => {
    for (const text of ['', '\n\n', '\u0000\u0001', 'just words']) expect(read(text).series).toEqual([]);
    expect(read('date,outlet,item,used\n2025-01-01,A,"Roti,3\n').goodRows).toBe(0);
  });

  it('reads back any whole amounts, wherever the rows stand', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e6), { minLength: 1, maxLength: 40 }), fc.nat(), (amounts, seed) => {
        const lines = amounts.map(
          (amount, day) =>
            `2025-03-${String((day % 28) + 1).padStart(2, '0')},A${day / 28 >= 1 ? 'b' : ''},Roti,${amount}`,
        );
        lines.sort((a, b) => ((a.length * seed) % 7) - ((b.length * seed) % 7) || a.localeCompare(b));
        const total = read(`date,outlet,item,used\n${lines.join('\n')}`)
          .series.flatMap((one) => [...one.series.amounts.used])
          .reduce((sum, amount) => sum + amount, 0);
        expect(total).toBe(amounts.reduce((sum, amount) => sum + amount, 0));
      }),
    );
  });
});
