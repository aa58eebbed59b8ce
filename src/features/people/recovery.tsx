/** The code that lets a manager in who forgot the PIN: shown once, typed when needed. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { recoverPin } from '../../db/commands/sign-in.ts';
import type { Person } from '../../domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/states.tsx';
import { useRefusalWords } from '../../ui/use-command.ts';
import sheet from './people.module.css';

const style = classesOf(sheet);
export const isPin = (text: string) => /^\d{4,8}$/.test(text);

export function RecoveryCode({ code, onDone }: { readonly code: string; readonly onDone: () => void }) {
  const { t } = useTranslation('people');
  return (
    <div className={style('stack')}>
      <Notice tone="warn" title={t('codeTitle')}>
        {t('codeNote')}
      </Notice>
      <output className={style('code')} aria-label={t('codeTitle')}>
        {code}
      </output>
      <Button kind="primary" size="large" wide onPress={onDone}>
        {t('codeKept')}
      </Button>
    </div>
  );
}

export interface RecoverPinProps {
  readonly person: Person;
  readonly onRecovered: (newCode: string, newPin: string) => void;
  readonly onBack: () => void;
}

export function RecoverPin({ person, onRecovered, onBack }: RecoverPinProps) {
  const { t } = useTranslation('people');
  const say = useRefusalWords();
  const [code, setCode] = useState('');
  const [pin, setPin] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isWorking, setIsWorking] = useState(false);
  const recover = async () => {
    setIsWorking(true);
    const done = await recoverPin(book, { personId: person.id, code, pin });
    setIsWorking(false);
    if (done.ok) onRecovered(done.recoveryCode, pin);
    else setTrouble(say(done.refusal.code, done.refusal));
  };
  return (
    <form
      className={style('stack')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isPin(pin) && code !== '') void recover();
      }}
    >
      <p>{t('forgotNote')}</p>
      <TextField label={t('code')} value={code} onChange={setCode} error={trouble} maxLength={40} />
      <TextField
        label={t('newPin')}
        note={t('pinRule')}
        value={pin}
        onChange={setPin}
        type="password"
        inputMode="numeric"
        maxLength={8}
        autoComplete="new-password"
      />
      <Button type="submit" kind="primary" isDisabled={!isPin(pin) || code === ''} isPending={isWorking}>
        {t('setPin')}
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {t('back')}
      </Button>
    </form>
  );
}
