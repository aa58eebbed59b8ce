/** Lets the compiler know every text there is: `t('today:title')` compiles only when English has it. */

import type backup from './en/backup.json';
import type calendar from './en/calendar.json';
import type common from './en/common.json';
import type count from './en/count.json';
import type exporting from './en/export.json';
import type forecast from './en/forecast.json';
import type frame from './en/frame.json';
import type importing from './en/import.json';
import type opening from './en/opening.json';
import type orders from './en/orders.json';
import type outlets from './en/outlets.json';
import type palette from './en/palette.json';
import type people from './en/people.json';
import type reasons from './en/reasons.json';
import type receipts from './en/receipts.json';
import type receive from './en/receive.json';
import type recipes from './en/recipes.json';
import type settings from './en/settings.json';
import type stock from './en/stock.json';
import type today from './en/today.json';
import type ui from './en/ui.json';
import type variance from './en/variance.json';
import type welcome from './en/welcome.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      palette: typeof palette;
      people: typeof people;
      backup: typeof backup;
      common: typeof common;
      frame: typeof frame;
      opening: typeof opening;
      ui: typeof ui;
      welcome: typeof welcome;
      import: typeof importing;
      settings: typeof settings;
      receipts: typeof receipts;
      today: typeof today;
      stock: typeof stock;
      receive: typeof receive;
      count: typeof count;
      orders: typeof orders;
      outlets: typeof outlets;
      export: typeof exporting;
      recipes: typeof recipes;
      variance: typeof variance;
      forecast: typeof forecast;
      calendar: typeof calendar;
      reasons: typeof reasons;
    };
  }
}
