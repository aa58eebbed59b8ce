/** Backtest rows as the CSV that evaluation speaks of, every figure as exact as it was computed. */

import type { BacktestRows } from '../../models/forecast/backtest-rows.ts';
import { numberToDay } from '../../src/domain/day.ts';

export const ROW_COLUMNS = 'outlet,item,cutoff,date,actual,mean,q05,q25,q50,q75,q95,model';

export function rowsAsCsv(rows: BacktestRows): string {
  const lines = [ROW_COLUMNS];
  for (let i = 0; i < rows.length; i++) {
    const { outlet, item } = rows.names[rows.series[i]!]!;
    lines.push(
      [
        quote(outlet),
        quote(item),
        numberToDay(rows.cutoff[i]!),
        numberToDay(rows.day[i]!),
        rows.actual[i],
        rows.mean[i],
        ...rows.quantiles.map((column) => column[i]),
        rows.models[rows.model[i]!],
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
