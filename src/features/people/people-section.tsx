/** Who uses the book and what they may do: added, changed and taken off by a manager. */

import { useLiveQuery } from 'dexie-react-hooks';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { archivePerson } from '../../db/commands/change-person.ts';
import { changeSettings } from '../../db/commands/change-settings.ts';
import { undo } from '../../db/commands/undo.ts';
import { atDevice, listPeople } from '../../db/queries/people.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import type { Person } from '../../domain/nouns.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Select } from '../../ui/select.tsx';
import { Notice } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { OwnPin } from './own-pin.tsx';
import sheet from './people.module.css';
import { PersonSheet } from './person-sheet.tsx';
import { RecoveryCode } from './recovery.tsx';

const style = classesOf(sheet);
const LOCK_AFTER = ['1', '5', '10', '30', 'never'] as const;

export function PeopleSection() {
  const { t } = useTranslation('people');
  const may = useMay();
  const known = useLiveQuery(async () => {
    const [people, here, settings] = await Promise.all([listPeople(book), atDevice(book), readSettings(book)]);
    return { people, here, settings };
  }, []);
  const [edited, setEdited] = useState<Person | 'new' | null>(null);
  const [code, setCode] = useState<string | null>(null);
  if (known === undefined) return null;
  const { people, here, settings } = known;
  const mayChange = may('changePerson');
  const isFirst = people.length === 0;
  return (
    <>
      <p className={style('soft')}>{t(isFirst ? 'noneYet' : 'note')}</p>
      {!mayChange && <Notice>{t('managersOnly')}</Notice>}
      {people.length > 0 && (
        <Card flush>
          <List label={t('title')}>
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                isHere={here.person?.id === person.id}
                {...(mayChange ? { onEdit: () => setEdited(person) } : {})}
              />
            ))}
          </List>
        </Card>
      )}
      {mayChange && (
        <Button kind="primary" icon={UserPlus} onPress={() => setEdited('new')}>
          {t(isFirst ? 'addFirst' : 'add')}
        </Button>
      )}
      {here.person?.pin && <OwnPin />}
      {people.length > 0 && <LockAfter minutes={settings.lockAfterMinutes} isDisabled={!may('changeBookSettings')} />}
      <Card title={t('whoMay')}>
        <dl className={style('rights')}>
          {(['manager', 'staff', 'viewer'] as const).map((role) => (
            <div key={role}>
              <dt>{t(`roles.${role}`)}</dt>
              <dd>{t(`may.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {edited !== null && (
        <PersonSheet
          person={edited === 'new' ? null : edited}
          isFirst={isFirst}
          onClose={() => setEdited(null)}
          onCode={setCode}
        />
      )}
      <Dialog isOpen={code !== null} onClose={() => {}} isDismissable={false} title={t('codeHead')}>
        {code !== null && <RecoveryCode code={code} onDone={() => setCode(null)} />}
      </Dialog>
    </>
  );
}

function PersonRow(props: { readonly person: Person; readonly isHere: boolean; readonly onEdit?: () => void }) {
  const { person, isHere, onEdit } = props;
  const { t } = useTranslation('people');
  const command = useCommand();
  const offerUndo = useUndoToast();
  const comeBack = async () => {
    const done = await command(archivePerson(book, { personId: person.id, isArchived: false }));
    if (done) offerUndo(t('cameBack', { name: person.name }), () => undo(book, done.entryId));
  };
  const detail = `${t(`roles.${person.role}`)} · ${t(person.pin === null ? 'withoutPin' : 'withPin')}`;
  return (
    <ListRow
      title={person.name}
      detail={detail}
      end={
        <>
          {isHere && <Badge tone="good">{t('isHere')}</Badge>}
          {person.isArchived && <Badge>{t('archived')}</Badge>}
          {onEdit && (
            <Button
              kind="quiet"
              aria-label={`${t(person.isArchived ? 'bringBack' : 'change')}: ${person.name}`}
              onPress={() => (person.isArchived ? void comeBack() : onEdit())}
            >
              {t(person.isArchived ? 'bringBack' : 'change')}
            </Button>
          )}
        </>
      }
    />
  );
}

function LockAfter({ minutes, isDisabled }: { readonly minutes: number | null; readonly isDisabled: boolean }) {
  const { t } = useTranslation('people');
  const command = useCommand();
  return (
    <Card>
      <Select
        label={t('lockAfter')}
        value={LOCK_AFTER.find((one) => one === String(minutes ?? 'never')) ?? null}
        onChange={(chosen) =>
          void command(changeSettings(book, { lockAfterMinutes: chosen === 'never' ? null : Number(chosen) }))
        }
        choices={LOCK_AFTER.map((one) => ({
          value: one,
          title: one === 'never' ? t('lockNever') : t('minutes', { count: Number(one) }),
        }))}
        isDisabled={isDisabled}
      />
      <p className={style('soft')}>{t('lockNote')}</p>
    </Card>
  );
}
