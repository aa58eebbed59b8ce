/** Narrows the journal: by who, what, day and item. */

import { useTranslation } from 'react-i18next';
import type { CommandName } from '../../db/facts.ts';
import type { AuditWish } from '../../db/queries/audit.ts';
import type { Item, ItemId, Person, PersonId } from '../../domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Select } from '../../ui/select.tsx';
import sheet from './settings.module.css';

const style = classesOf(sheet);
const ALL = 'all';
/** What managers look for; the rest is found by person, day and item. */
const COMMANDS = [
  'countStock',
  'finishCount',
  'recordDelivery',
  'throwAway',
  'sendTransfer',
  'receiveTransfer',
  'placeOrder',
  'changeItem',
  'importRecords',
  'changeSettings',
  'addPerson',
  'changePerson',
] as const satisfies readonly CommandName[];

export interface AuditFiltersProps {
  readonly wish: AuditWish;
  readonly people: readonly Person[];
  readonly items: readonly Item[];
  readonly onChange: (wish: AuditWish) => void;
}

export function AuditFilters({ wish, people, items, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('settings');
  const change = (part: AuditWish, clears: keyof AuditWish) => {
    const { [clears]: _before, ...rest } = wish;
    onChange({ ...rest, ...part });
  };
  const all = { value: ALL, title: t('audit.all') };
  return (
    <div className={style('line')}>
      {people.length > 0 && (
        <Select
          label={t('audit.person')}
          value={wish.personId ?? ALL}
          onChange={(id) => change(id === ALL ? {} : { personId: id as PersonId }, 'personId')}
          choices={[all, ...people.map(({ id, name }) => ({ value: id as string, title: name }))]}
        />
      )}
      <Select
        label={t('audit.command')}
        value={wish.command ?? ALL}
        onChange={(name) => change(name === ALL ? {} : { command: name as CommandName }, 'command')}
        choices={[all, ...COMMANDS.map((name) => ({ value: name as string, title: t(`audit.commands.${name}`) }))]}
      />
      <Select
        label={t('audit.item')}
        value={wish.itemId ?? ALL}
        onChange={(id) => change(id === ALL ? {} : { itemId: id as ItemId }, 'itemId')}
        choices={[all, ...items.map(({ id, name }) => ({ value: id as string, title: name }))]}
      />
      <DayField
        label={t('audit.day')}
        value={wish.day ?? null}
        onChange={(day) => change(day === null ? {} : { day }, 'day')}
      />
      {Object.keys(wish).length > 0 && (
        <Button kind="quiet" onPress={() => onChange({})}>
          {t('audit.clear')}
        </Button>
      )}
    </div>
  );
}
