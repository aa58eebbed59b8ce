import { expect, it } from 'vitest';
import { dayOf, dayToNumber } from './day.ts';
import { type Country, type FeastName, feastsBetween } from './feasts.ts';
import { fullMoonFrom, newMoonFrom } from './moon.ts';

const daysOf = (name: FeastName, country: Country, first: number, last: number) =>
  feastsBetween(dayOf(`${first}-01-01`), dayOf(`${last}-12-31`), country)
    .filter((feast) => feast.name === name)
    .map((feast) => feast.day);

it('finds new and full moons to a few minutes', () => {
  const minutes = (text: string, phaseFrom: (moment: number) => number) =>
    Math.abs(phaseFrom(Date.parse(text) / 86_400_000 - 5) * 1440 - Date.parse(text) / 60_000);
  for (const text of ['2020-05-22T17:39Z', '2024-04-08T18:21Z', '2025-03-29T10:58Z'])
    expect(minutes(text, newMoonFrom)).toBeLessThan(3);
  for (const text of ['2022-05-16T04:14Z', '2023-05-05T17:34Z', '2024-05-23T13:53Z', '2025-05-12T16:56Z'])
    expect(minutes(text, fullMoonFrom)).toBeLessThan(3);
});

it('knows Lebaran and the first day of Ramadan as Malaysia announced them', () => {
  expect(daysOf('eid-al-fitr', 'MY', 2018, 2026)).toEqual([
    '2018-06-15',
    '2019-06-05',
    '2020-05-24',
    '2021-05-13',
    '2022-05-02',
    '2023-04-22',
    '2024-04-10',
    '2025-03-31',
    '2026-03-21',
  ]);
  const ramadan = daysOf('ramadan', 'MY', 2022, 2025);
  for (const first of ['2022-04-03', '2023-03-23', '2024-03-12', '2025-03-02']) {
    expect(ramadan).toContain(first);
    expect(ramadan).not.toContain(dayOf(first.replace(/\d\d$/, (d) => String(Number(d) - 1).padStart(2, '0'))));
  }
  expect(ramadan.length).toBeGreaterThanOrEqual(4 * 29);
  expect(ramadan.length).toBeLessThanOrEqual(4 * 30);
});

it('knows the Chinese new year, Deepavali and Nyepi of years past', () => {
  expect(daysOf('lunar-new-year', 'ID', 2020, 2026)).toEqual([
    '2020-01-25',
    '2021-02-12',
    '2022-02-01',
    '2023-01-22',
    '2024-02-10',
    '2025-01-29',
    '2026-02-17',
  ]);
  expect(daysOf('deepavali', 'MY', 2019, 2026)).toEqual([
    '2019-10-27',
    '2020-11-14',
    '2021-11-04',
    '2022-10-24',
    '2023-11-12',
    '2024-10-31',
    '2025-10-20',
    '2026-11-08',
  ]);
  expect(daysOf('nyepi', 'ID', 2017, 2027)).toEqual([
    '2017-03-28',
    '2018-03-17',
    '2019-03-07',
    '2020-03-25',
    '2021-03-14',
    '2022-03-03',
    '2023-03-22',
    '2024-03-11',
    '2025-03-29',
    '2026-03-19',
    '2027-03-08',
  ]);
});

it('knows Vesak as each country kept it', () => {
  expect(daysOf('vesak', 'ID', 2014, 2026)).toEqual([
    '2014-05-15',
    '2015-06-02',
    '2016-05-22',
    '2017-05-11',
    '2018-05-29',
    '2019-05-19',
    '2020-05-07',
    '2021-05-26',
    '2022-05-16',
    '2023-06-04',
    '2024-05-23',
    '2025-05-12',
    '2026-05-31',
  ]);
  expect(daysOf('vesak', 'MY', 2017, 2026)).toEqual([
    '2017-05-10',
    '2018-05-29',
    '2019-05-19',
    '2020-05-07',
    '2021-05-26',
    '2022-05-15',
    '2023-05-04',
    '2024-05-22',
    '2025-05-12',
    '2026-05-31',
  ]);
});

it('knows the Ascent of the Prophet and the days around Easter of years past in Indonesia', () => {
  const announced = ['2021-03-11', '2022-02-28', '2023-02-18', '2024-02-08', '2025-01-27', '2026-01-16'];
  const told = daysOf('ascent-of-the-prophet', 'ID', 2021, 2026);
  const off = told.map((day, at) => dayToNumber(day) - dayToNumber(dayOf(announced[at]!)));
  // Rajab of 2022 and 2026 began by calendars fixed a year before, on moons just under the rule.
  expect(off).toEqual([0, 1, 0, 0, 0, 1]);
  expect(daysOf('good-friday', 'ID', 2022, 2026)).toEqual([
    '2022-04-15',
    '2023-04-07',
    '2024-03-29',
    '2025-04-18',
    '2026-04-03',
  ]);
  expect(daysOf('ascension-day', 'ID', 2022, 2026)).toEqual([
    '2022-05-26',
    '2023-05-18',
    '2024-05-09',
    '2025-05-29',
    '2026-05-14',
  ]);
});

it("knows the king's birthday in Malaysia since it is kept in June", () => {
  expect(daysOf('kings-birthday', 'MY', 2018, 2026)).toEqual([
    '2021-06-07',
    '2022-06-06',
    '2023-06-05',
    '2024-06-03',
    '2025-06-02',
    '2026-06-01',
  ]);
});

it('gives each country its own days, in order and within bounds', () => {
  const feasts = feastsBetween(dayOf('2025-08-01'), dayOf('2026-01-01'), 'ID');
  expect(feasts.map(({ day, name }) => `${day} ${name}`)).toEqual([
    '2025-08-17 independence-day',
    '2025-09-05 prophets-birthday',
    '2025-12-25 christmas',
    '2026-01-01 new-year',
  ]);
});
