/** The outlet's name, the money of the book, and how careful its orders are. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Route } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { addOutlet } from '../../db/commands/add-outlet.ts';
import { changeOutlet } from '../../db/commands/change-outlet.ts';
import { changeSettings } from '../../db/commands/change-settings.ts';
import { undo } from '../../db/commands/undo.ts';
import { outletOf } from '../../db/queries/list-outlets.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import type { Outlet } from '../../domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { CurrencySelect } from '../../ui/currency-select.tsx';
import { TextField } from '../../ui/field.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Notice } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import sheet from './settings.module.css';

const style = classesOf(sheet);
/** Chances offered, as texts for the choice. */
const LEVELS = ['0.8', '0.9', '0.95'] as const;
const LEVEL_WORDS = { '0.8': 'outlet.p80', '0.9': 'outlet.p90', '0.95': 'outlet.p95' } as const;

export function OutletSection() {
  const { t } = useTranslation('settings');
  const command = useCommand();
  const may = useMay();
  const known = useLiveQuery(async () => {
    const settings = await readSettings(book);
    return { settings, outlet: settings.outletId === null ? null : await outletOf(book, settings.outletId) };
  }, []);
  if (known === undefined) return null;
  const { settings, outlet } = known;
  const isFixed = !may('changeBookSettings');
  const level = LEVELS.find((one) => Number(one) === settings.serviceLevel) ?? '0.9';
  return (
    <>
      {isFixed && <Notice>{t('outlet.managersOnly')}</Notice>}
      {outlet && (
        <Card>
          <NameForm key={outlet.id + outlet.name} outlet={outlet} isFixed={!may('changeOutlet')} />
          <ButtonLink needs="arrangeAreas" icon={Route} to="/areas">
            {t('outlet.areas')}
          </ButtonLink>
        </Card>
      )}
      {may('addOutlet') && (
        <Card>
          <AddForm />
        </Card>
      )}
      <Card>
        <CurrencySelect
          label={t('outlet.currency')}
          value={settings.currency}
          isDisabled={isFixed}
          onChange={(currency) => void command(changeSettings(book, { currency }))}
        />
        <p className={style('soft')}>{t('outlet.currencyNote')}</p>
      </Card>
      <Card>
        <RadioCards
          label={t('outlet.level')}
          value={level}
          isDisabled={isFixed}
          onChange={(chosen) => void command(changeSettings(book, { serviceLevel: Number(chosen) }))}
          choices={LEVELS.map((one) => ({ value: one, title: t(LEVEL_WORDS[one]) }))}
        />
        <p className={style('soft')}>{t('outlet.levelNote')}</p>
      </Card>
    </>
  );
}

function NameForm({ outlet, isFixed }: { readonly outlet: Outlet; readonly isFixed: boolean }) {
  const { t } = useTranslation('settings');
  const [name, setName] = useState(outlet.name);
  const command = useCommand();
  const offerUndo = useUndoToast();
  const isChanged = name.trim() !== '' && name.trim() !== outlet.name;
  const save = async () => {
    const done = await command(changeOutlet(book, { outletId: outlet.id, name }));
    if (done) offerUndo(t('outlet.saved', { name: name.trim() }), () => undo(book, done.entryId));
  };
  return (
    <form
      className={style('line')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) void save();
      }}
    >
      <TextField label={t('outlet.name')} isDisabled={isFixed} value={name} onChange={setName} maxLength={80} />
      <Button type="submit" needs="changeOutlet" kind={isChanged ? 'primary' : 'secondary'} isDisabled={!isChanged}>
        {t('outlet.save')}
      </Button>
    </form>
  );
}

/** Another outlet of the same book: stock is transferred between them, and the rail lets one choose. */
function AddForm() {
  const { t } = useTranslation('settings');
  const [name, setName] = useState('');
  const command = useCommand();
  const offerUndo = useUndoToast();
  const add = async () => {
    const done = await command(addOutlet(book, { name: name.trim() }));
    if (done === null) return;
    setName('');
    offerUndo(t('outlet.added', { name: name.trim() }), () => undo(book, done.entryId));
  };
  return (
    <form
      className={style('line')}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void add();
      }}
    >
      <TextField label={t('outlet.another')} value={name} onChange={setName} maxLength={80} />
      <Button type="submit" isDisabled={name.trim() === ''}>
        {t('outlet.add')}
      </Button>
    </form>
  );
}
