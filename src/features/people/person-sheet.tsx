/** One person: name, role, PIN. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { addPerson } from '../../db/commands/add-person.ts';
import { archivePerson, changePerson } from '../../db/commands/change-person.ts';
import { undo } from '../../db/commands/undo.ts';
import { type Person, ROLES, type Role } from '../../domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import sheet from './people.module.css';
import { isPin } from './recovery.tsx';

const style = classesOf(sheet);

export interface PersonSheetProps {
  /** null for somebody new. */
  readonly person: Person | null;
  /** The first one is a manager, who lets all others in. */
  readonly isFirst: boolean;
  readonly onClose: () => void;
  /** A recovery code to show. */
  readonly onCode: (code: string) => void;
}

export function PersonSheet({ person, isFirst, onClose, onCode }: PersonSheetProps) {
  const { t } = useTranslation('people');
  const command = useCommand();
  const offerUndo = useUndoToast();
  const [name, setName] = useState(person?.name ?? '');
  const [role, setRole] = useState<Role>(person?.role ?? (isFirst ? 'manager' : 'staff'));
  const [pin, setPin] = useState('');
  const [isWorking, setIsWorking] = useState(false);
  const needsPin = role === 'manager' && (person?.pin ?? null) === null;
  const pinTrouble = pin !== '' && !isPin(pin) ? t('pinRule') : null;
  const canSave = name.trim() !== '' && pinTrouble === null && (!needsPin || isPin(pin));
  const save = async () => {
    setIsWorking(true);
    const done = await command(
      person === null
        ? addPerson(book, { name, role, pin: pin === '' ? null : pin })
        : changePerson(book, {
            personId: person.id,
            ...(name.trim() === person.name ? {} : { name }),
            ...(role === person.role ? {} : { role }),
            ...(pin === '' ? {} : { pin }),
          }),
    );
    setIsWorking(false);
    if (!done) return;
    onClose();
    offerUndo(t(person === null ? 'added' : 'changed', { name: name.trim() }), () => undo(book, done.entryId));
    if (done.recoveryCode !== null) onCode(done.recoveryCode);
  };
  const remove = async () => {
    if (person === null) return;
    const done = await command(archivePerson(book, { personId: person.id, isArchived: true }));
    if (!done) return;
    onClose();
    offerUndo(t('removed', { name: person.name }), () => undo(book, done.entryId));
  };
  return (
    <Sheet
      isOpen
      needs={person === null ? 'addPerson' : 'changePerson'}
      onClose={onClose}
      title={person === null ? t(isFirst ? 'addFirst' : 'add') : person.name}
      actions={
        <>
          {person !== null && (
            <Button kind="danger" onPress={() => void remove()}>
              {t('remove')}
            </Button>
          )}
          <Button kind="primary" isDisabled={!canSave} isPending={isWorking} onPress={() => void save()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={style('stack')}>
        <TextField label={t('name')} value={name} onChange={setName} maxLength={80} isRequired />
        {isFirst ? (
          <p className={style('soft')}>{t('firstNote')}</p>
        ) : (
          <RadioCards
            label={t('role')}
            value={role}
            onChange={setRole}
            choices={ROLES.map((one) => ({ value: one, title: t(`roles.${one}`), detail: t(`may.${one}`) }))}
          />
        )}
        <TextField
          label={t(person === null || person.pin === null ? 'pin' : 'newPin')}
          note={t(needsPin ? 'pinRule' : person?.pin ? 'pinKeep' : 'pinNone')}
          error={pinTrouble}
          value={pin}
          onChange={setPin}
          type="password"
          inputMode="numeric"
          maxLength={8}
          autoComplete="new-password"
        />
      </div>
    </Sheet>
  );
}
