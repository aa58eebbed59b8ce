/** English texts, one chunk. */

import calendar from './en/calendar.json';
import common from './en/common.json';
import forecast from './en/forecast.json';
import importing from './en/import.json';
import orders from './en/orders.json';
import reasons from './en/reasons.json';
import settings from './en/settings.json';
import stock from './en/stock.json';
import today from './en/today.json';
import ui from './en/ui.json';
import welcome from './en/welcome.json';

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
