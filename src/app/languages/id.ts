/** Texts in Bahasa Indonesia, one chunk. */

import calendar from './id/calendar.json';
import common from './id/common.json';
import forecast from './id/forecast.json';
import importing from './id/import.json';
import orders from './id/orders.json';
import reasons from './id/reasons.json';
import settings from './id/settings.json';
import stock from './id/stock.json';
import today from './id/today.json';
import ui from './id/ui.json';
import welcome from './id/welcome.json';

export const texts = {
  calendar,
  common,
  ui,
  welcome,
  import: importing,
  settings,
  today,
  stock,
  orders,
  forecast,
  reasons,
};
