/** The preview's figures are those of the file. */

import { describe, expect, it } from 'vitest';
import { readRecords } from '../../domain/records-file.ts';
import { findNewcomers, summarise } from './item-summaries.ts';

const text = `date,outlet,item,unit,used
2025-01-01,Kemang,Ayam,kg,4
2025-01-03,Kemang,Ayam,kg,6
2025-01-01,Kemang,Telur,pcs,30
2025-01-01,Blok M,telur ,pcs,10
`;
const { series } = readRecords({ name: 'a.csv', text, currency: 'IDR' });

describe('summaries', () => {
  it('count known days only, and average over them', () => {
    expect(summarise(series)[0]).toMatchObject({
      outlet: 'Kemang',
      item: 'Ayam',
      unit: 'g',
      from: '2025-01-01',
      to: '2025-01-03',
      knownDays: 2,
      usedPerDay: 5000,
    });
    expect(summarise(series)).toHaveLength(3);
  });
});

describe('newcomers', () => {
  it('are told once, whatever their case, and not when known under an alias', () => {
    expect(findNewcomers(series, { items: [], outlets: [] })).toEqual({
      items: ['Ayam', 'Telur'],
      outlets: ['Kemang', 'Blok M'],
    });
    expect(findNewcomers(series, { items: ['ayam', 'egg', 'TELUR'], outlets: ['kemang'] })).toEqual({
      items: [],
      outlets: ['Blok M'],
    });
  });
});
