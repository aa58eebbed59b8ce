/** Lets the compiler know every text there is: `t('today:title')` compiles only when English has it. */

import type calendar from './en/calendar.json';
import type common from './en/common.json';
import type forecast from './en/forecast.json';
import type importing from './en/import.json';
import type orders from './en/orders.json';
import type reasons from './en/reasons.json';
import type settings from './en/settings.json';
import type stock from './en/stock.json';
import type today from './en/today.json';
import type ui from './en/ui.json';
import type welcome from './en/welcome.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      ui: typeof ui;
      welcome: typeof welcome;
      import: typeof importing;
      settings: typeof settings;
      today: typeof today;
      stock: typeof stock;
      orders: typeof orders;
      forecast: typeof forecast;
      calendar: typeof calendar;
      reasons: typeof reasons;
    };
  }
}
