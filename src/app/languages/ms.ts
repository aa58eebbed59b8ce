/** Texts in Bahasa Melayu of every screen but the first, one chunk; `ms-first.ts` has the rest. */

import backup from './ms/backup.json';
import calendar from './ms/calendar.json';
import count from './ms/count.json';
import exporting from './ms/export.json';
import forecast from './ms/forecast.json';
import importing from './ms/import.json';
import orders from './ms/orders.json';
import outlets from './ms/outlets.json';
import palette from './ms/palette.json';
import people from './ms/people.json';
import reasons from './ms/reasons.json';
import receipts from './ms/receipts.json';
import receive from './ms/receive.json';
import recipes from './ms/recipes.json';
import settings from './ms/settings.json';
import stock from './ms/stock.json';
import today from './ms/today.json';
import variance from './ms/variance.json';

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
