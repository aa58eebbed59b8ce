/** Says what a journal entry did, in a few words. */

import { useTranslation } from 'react-i18next';
import type { Entry } from '../../db/facts.ts';
import { parseDay } from '../../domain/day.ts';
import type { BaseUnit } from '../../domain/quantity.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings.ts';
import { useFormat } from '../../ui/use-format.ts';

/** Items and suppliers by which entries are told; those of the book now. */
export interface NamedNoun {
  readonly id: string;
  readonly name: string;
  readonly baseUnit?: BaseUnit;
}

/** Settings that are told by name. */
const SETTINGS = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];

/** A function from an entry to its words. What an old entry lacks is left out, never made up. */
export function useEntryWords(nouns: readonly NamedNoun[]): (entry: Pick<Entry, 'command' | 'input'>) => string {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const nounOf = (id: unknown) => nouns.find((noun) => noun.id === id);
  return ({ command, input }) => {
    const said = (input ?? {}) as Readonly<Record<string, unknown>>;
    const name = (id: unknown) => nounOf(id)?.name ?? '–';
    switch (command) {
      case 'addCalendarDay':
      case 'addDish':
      case 'addItem':
      case 'addOutlet':
      case 'addPerson':
      case 'addSupplier':
      case 'changeOutlet':
      case 'removeCalendarDay':
        return t(`journal.${command}`, { name: String(said['name'] ?? '–') });
      case 'changeItem':
        return t('journal.changeItem', { name: name(said['itemId']) });
      case 'archivePerson':
      case 'changePerson':
      case 'recoverPin':
        return t(`journal.${command}`, { name: name(said['personId']) });
      case 'changeOwnPin':
        return t('journal.changeOwnPin');
      case 'restoreBook':
      case 'takeInBook':
        return t(`journal.${command}`, { entries: format.number(Number(said['entries'] ?? 0)) });
      case 'changeDish': {
        const fields = (said['fields'] ?? {}) as Readonly<Record<string, unknown>>;
        return t('journal.changeDish', { name: nounOf(said['dishId'])?.name ?? String(fields['name'] ?? '–') });
      }
      case 'enterSales': {
        const day = typeof said['day'] === 'string' ? parseDay(said['day']) : null;
        return t('journal.enterSales', { day: day === null ? '–' : format.day(day) });
      }
      case 'finishCount':
        return t('journal.finishCount', { count: Array.isArray(said['lines']) ? said['lines'].length : 0 });
      case 'placeItem':
        return t('journal.placeItem', { name: name(said['itemId']) });
      case 'changeSupplier':
        return t('journal.changeSupplier', { name: name(said['supplierId']) });
      case 'countStock': {
        const item = nounOf(said['itemId']);
        const amount = item?.baseUnit ? format.amount(Number(said['quantity']), item.baseUnit) : '';
        return t('journal.countStock', { name: item?.name ?? '–', amount });
      }
      case 'importCalendar':
      case 'importItems':
      case 'importRecipes':
      case 'importRecords':
      case 'importSales':
      case 'importSuppliers':
        return t(`journal.${command}`, { name: String(said['fileName'] ?? '–') });
      case 'keepLearning':
        return t('journal.keepLearning', { series: format.number(Number(said['series'] ?? 0)) });
      case 'placeOrder':
      case 'recordDelivery':
        return t(`journal.${command}`, { count: Array.isArray(said['lines']) ? said['lines'].length : 0 });
      case 'changeSettings': {
        const changed = SETTINGS.filter((one) => one in said).map((one) => t(`journal.setting.${one}`));
        return t('journal.changeSettings', { what: changed.length === 0 ? '–' : format.list(changed) });
      }
      case 'arrangeAreas':
      case 'dropCount':
      case 'noteRanOut':
      case 'notePriceChange':
        return t(`journal.${command}`, { name: name(said['itemId']) });
      case 'takeInCount':
        return t('journal.takeInCount', { count: lengthOf(said['lines']) });
      case 'throwAway':
      case 'sendTransfer':
        return t(`journal.${command}`, { count: lengthOf(said['lines']) + lengthOf(said['dishes']) });
      case 'receiveTransfer':
      case 'withdrawTransfer':
      case 'sendOrder':
      case 'changeOrder':
      case 'closeOrder':
      case 'importSample':
      case 'keepPhoto':
      case 'startCount':
      case 'withdrawOrder':
        return t(`journal.${command}`);
      case 'rememberPaperNames': {
        const [first] = (Array.isArray(said['names']) ? said['names'] : []) as readonly {
          key?: unknown;
          itemId?: unknown;
        }[];
        return t('journal.rememberPaperNames', { name: String(first?.key ?? '–'), item: name(first?.itemId) });
      }
      default:
        return t('journal.other');
    }
  };
}

const lengthOf = (list: unknown) => (Array.isArray(list) ? list.length : 0);
