/** Who is here? Names and a PIN pad over everything; what was half done stays beneath it. */

import { ArrowLeft, Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { lock } from '../../db/commands/lock.ts';
import { signIn } from '../../db/commands/sign-in.ts';
import type { AtDevice } from '../../db/queries/people.ts';
import type { Person } from '../../domain/nouns.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { List, ListRow } from '../../ui/list-row.tsx';
import { PinPad } from '../../ui/pin-pad.tsx';
import sheet from './people.module.css';
import { RecoverPin, RecoveryCode } from './recovery.tsx';

const style = classesOf(sheet);

export interface LockScreenProps {
  readonly here: Pick<AtDevice, 'people' | 'isLocked' | 'lastPersonId'>;
  /** Closes it without a change; left out while the device is locked. */
  readonly onClose?: () => void;
  readonly onSignedIn: () => void;
}

export default function LockScreen({ here, onClose, onSignedIn }: LockScreenProps) {
  const { t } = useTranslation('people');
  const [personId, setPersonId] = useState(onClose === undefined ? here.lastPersonId : null);
  const [step, setStep] = useState<'pin' | 'forgot'>('pin');
  const [recovered, setRecovered] = useState<{ readonly code: string; readonly pin: string } | null>(null);
  const person = here.people.find((one) => one.id === personId) ?? null;
  const choose = (chosen: Person | null) => {
    setStep('pin');
    setPersonId(chosen?.id ?? null);
    if (chosen?.pin === null) void signIn(book, chosen.id, '').then((done) => done.ok && onSignedIn());
  };
  const canClose = onClose !== undefined;
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => !open && onClose?.()}
      isDismissable={canClose}
      isKeyboardDismissDisabled={!canClose}
      className={style('cover')}
    >
      <Modal className={style('whole')}>
        <Dialog className={style('lock')}>
          <div className={style(person !== null && 'chosen')}>
            <Heading slot="title" level={1} className={style('question')}>
              {t('who')}
            </Heading>
            <List label={t('who')}>
              {here.people.map((one) => (
                <ListRow
                  key={one.id}
                  lead={<Initial name={one.name} />}
                  title={one.name}
                  detail={t(`roles.${one.role}`)}
                  isCurrent={one.id === personId}
                  onPress={() => choose(one)}
                />
              ))}
            </List>
            {canClose && (
              <div className={style('leave')}>
                <Button icon={Lock} onPress={() => void lock(book)}>
                  {t('lock')}
                </Button>
                <Button onPress={onClose}>{t('stay')}</Button>
              </div>
            )}
          </div>
          {recovered !== null && person !== null ? (
            <div className={style('entry')}>
              <RecoveryCode
                code={recovered.code}
                onDone={() => void signIn(book, person.id, recovered.pin).then((done) => done.ok && onSignedIn())}
              />
            </div>
          ) : (
            person !== null &&
            person.pin !== null && (
              <div className={style('entry')} key={person.id}>
                <div className={style('entry-head')}>
                  <span className={style('to-names')}>
                    <IconButton icon={ArrowLeft} label={t('others')} onPress={() => choose(null)} />
                  </span>
                  <h2>{person.name}</h2>
                </div>
                {step === 'pin' ? (
                  <PinEntry person={person} onSignedIn={onSignedIn} />
                ) : (
                  <RecoverPin
                    person={person}
                    onRecovered={(code, pin) => setRecovered({ code, pin })}
                    onBack={() => setStep('pin')}
                  />
                )}
                {step === 'pin' && person.role === 'manager' && (
                  <Button kind="quiet" onPress={() => setStep('forgot')}>
                    {t('forgot')}
                  </Button>
                )}
              </div>
            )
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Initial({ name }: { readonly name: string }) {
  return (
    <span className={style('initial')} aria-hidden="true">
      {[...name][0]?.toLocaleUpperCase()}
    </span>
  );
}

function PinEntry({ person, onSignedIn }: { readonly person: Person; readonly onSignedIn: () => void }) {
  const { t } = useTranslation('people');
  const [pin, setPin] = useState('');
  const [isChecking, setIsChecking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const seconds = useSecondsTo(until);
  const check = async () => {
    setIsChecking(true);
    const done = await signIn(book, person.id, pin);
    setIsChecking(false);
    setPin('');
    if (done.ok) return onSignedIn();
    const { refusal } = done;
    setUntil(refusal.code === 'wait' ? refusal.until : null);
    setSaid(refusal.code === 'wrong-pin' ? t('wrong', { count: refusal.triesLeft }) : null);
  };
  return (
    <>
      <p className={style('said')} role="alert">
        {seconds > 0 ? t('wait', { count: seconds }) : (said ?? t('pinNote'))}
      </p>
      <PinPad
        label={t('pinOf', { name: person.name })}
        value={pin}
        onChange={setPin}
        okLabel={t('enter')}
        onOk={() => void check()}
        isPending={isChecking}
        isDisabled={seconds > 0}
      />
    </>
  );
}

/** Whole seconds left; 0 when over. */
function useSecondsTo(until: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (until === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [until]);
  return until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}
