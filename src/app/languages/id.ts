/** Texts in Bahasa Indonesia of every screen but the first, one chunk; `id-first.ts` has the rest. */

import backup from './id/backup.json';
import calendar from './id/calendar.json';
import count from './id/count.json';
import exporting from './id/export.json';
import forecast from './id/forecast.json';
import importing from './id/import.json';
import orders from './id/orders.json';
import outlets from './id/outlets.json';
import palette from './id/palette.json';
import people from './id/people.json';
import reasons from './id/reasons.json';
import receipts from './id/receipts.json';
import receive from './id/receive.json';
import recipes from './id/recipes.json';
import settings from './id/settings.json';
import stock from './id/stock.json';
import today from './id/today.json';
import variance from './id/variance.json';

export const texts = {
  palette,
  people,
  backup,
  calendar,
  import: importing,
  settings,
  receipts,
  today,
  stock,
  receive,
  count,
  orders,
  outlets,
  export: exporting,
  recipes,
  variance,
  forecast,
  reasons,
};
