/** Whoever is signed in sets a PIN of their own. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { changeOwnPin } from '../../db/commands/sign-in.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useCommand } from '../../ui/use-command.ts';
import sheet from './people.module.css';
import { isPin } from './recovery.tsx';

const style = classesOf(sheet);
const FIELD = { type: 'password', inputMode: 'numeric', maxLength: 8 } as const;

export function OwnPin() {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [old, setOld] = useState('');
  const [pin, setPin] = useState('');
  const [isWorking, setIsWorking] = useState(false);
  const canSave = isPin(old) && isPin(pin);
  const save = async () => {
    setIsWorking(true);
    const done = await command(changeOwnPin(book, { old, pin }));
    setIsWorking(false);
    if (!done) return;
    setOld('');
    setPin('');
    showToast({ message: t('pinChanged') });
  };
  return (
    <Card title={t('ownPin')}>
      <form
        className={style('line')}
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave) void save();
        }}
      >
        <TextField {...FIELD} label={t('oldPin')} value={old} onChange={setOld} autoComplete="current-password" />
        <TextField {...FIELD} label={t('newPin')} value={pin} onChange={setPin} autoComplete="new-password" />
        <Button type="submit" isDisabled={!canSave} isPending={isWorking}>
          {t('setPin')}
        </Button>
      </form>
    </Card>
  );
}
