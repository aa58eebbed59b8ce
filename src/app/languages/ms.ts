/** Texts in Bahasa Melayu, one chunk. */

import calendar from './ms/calendar.json';
import common from './ms/common.json';
import forecast from './ms/forecast.json';
import importing from './ms/import.json';
import orders from './ms/orders.json';
import reasons from './ms/reasons.json';
import settings from './ms/settings.json';
import stock from './ms/stock.json';
import today from './ms/today.json';
import ui from './ms/ui.json';
import welcome from './ms/welcome.json';

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
