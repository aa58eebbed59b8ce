import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { dayOf } from '../domain/day.ts';
import { minorMoney } from '../domain/money.ts';
import { baseQuantity } from '../domain/quantity.ts';
import { changeItem } from './commands/change-item.ts';
import { importRecords } from './commands/import-records.ts';
import { outletsSideBySide } from './queries/outlets-side-by-side.ts';
import { done, fileSeries, readFile, smallBook } from './testing/fresh-book.ts';

it('tells every outlet by name, also over a turn of the year, and nothing of the days beside', async () => {
  const { book, itemId } = await smallBook();
  const days = (used: readonly number[], wasted: readonly number[], closing: readonly number[]) => ({
    used,
    wasted,
    closing,
  });
  done(
    await importRecords(book, {
      fileName: 'stock.csv',
      read: readFile(
        fileSeries('2025-12-30', days([9000, 100, 200, 9000], [0, 50, 0, 0], [800, 0, 500, 400]), { outlet: 'Warung' }),
        fileSeries('2025-12-30', days([0, 300, 0, 0], [0, 0, 0, 0], [800, 700, 600, 500]), { outlet: 'Bangsar' }),
      ),
    }),
  );
  done(await changeItem(book, { itemId, fields: { price: { amount: minorMoney(1000), per: baseQuantity(1000) } } }));
  const found = await outletsSideBySide(book, dayOf('2025-12-31'), dayOf('2026-01-01'));
  expect(found.map(({ outlet }) => outlet.name)).toEqual(['Bangsar', 'Warung']);
  const [bangsar, warung] = found;
  expect(bangsar).toMatchObject({ used: 300, wasted: 0, wasteShare: 0, ranOut: 0, items: 1 });
  expect(warung).toMatchObject({ used: 300, wasted: 50, ranOut: 1, stock: 400, unpriced: 0 });
});
