/** English texts of every screen but the first, one chunk; `en-first.ts` has the rest. */

import backup from './en/backup.json';
import calendar from './en/calendar.json';
import count from './en/count.json';
import exporting from './en/export.json';
import forecast from './en/forecast.json';
import importing from './en/import.json';
import orders from './en/orders.json';
import outlets from './en/outlets.json';
import palette from './en/palette.json';
import people from './en/people.json';
import reasons from './en/reasons.json';
import receipts from './en/receipts.json';
import receive from './en/receive.json';
import recipes from './en/recipes.json';
import settings from './en/settings.json';
import stock from './en/stock.json';
import today from './en/today.json';
import variance from './en/variance.json';

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
