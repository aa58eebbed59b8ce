/** Puts a backup back, or takes in what another device has entered: first what would change, then, when the manager says so, all of it in one step. */

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupTrouble } from '../../db/backup/backup-file.ts';
import type { PlaceOutcome } from '../../db/backup/place-book.ts';
import type { Rehearsal } from '../../db/backup/rehearse.ts';
import { rehearse, restore } from '../../db/backup/restore.ts';
import { takeInBook } from '../../db/backup/take-in-book.ts';
import { book } from '../../db/book.ts';
import type { CommandProgress } from '../../db/outcome.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { FilePicker } from '../../ui/drop-zone.tsx';
import { TextField } from '../../ui/field.tsx';
import { ProgressPanel } from '../../ui/progress.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Notice } from '../../ui/states.tsx';
import { useRefusalWords } from '../../ui/use-command.ts';
import sheet from './backup.module.css';
import { canTakeIn, RehearsalView } from './rehearsal-view.tsx';

const style = classesOf(sheet);
const TROUBLES: readonly string[] = [
  'not-a-backup',
  'newer-backup',
  'damaged',
  'wrong-passphrase',
  'passphrase-needed',
] satisfies BackupTrouble[];

type Doing = 'nothing' | 'checking' | 'writing' | 'takingIn';

export function RestoreCard() {
  const { t } = useTranslation('backup');
  const may = useMay();
  const say = useTroubleWords();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [needsPassphrase, setNeedsPassphrase] = useState(false);
  const [doing, setDoing] = useState<Doing>('nothing');
  const [progress, setProgress] = useState<CommandProgress | null>(null);
  const [rehearsal, setRehearsal] = useState<Rehearsal | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const clear = () => {
    setFile(null);
    setRehearsal(null);
    setTrouble(null);
    setPassphrase('');
    setNeedsPassphrase(false);
  };
  const run = async <Brought extends object>(
    what: Doing,
    work: (control: object) => Promise<PlaceOutcome<Brought>>,
  ): Promise<(Brought & { readonly ok: true }) | null> => {
    stop.current = new AbortController();
    setDoing(what);
    setTrouble(null);
    setProgress(null);
    const outcome = await work({ signal: stop.current.signal, onProgress: setProgress });
    setDoing('nothing');
    if (outcome.ok) return outcome;
    const { code } = outcome.refusal;
    if (code === 'passphrase-needed') setNeedsPassphrase(true);
    if (code !== 'stopped' && (code !== 'passphrase-needed' || needsPassphrase)) setTrouble(say(outcome.refusal));
    return null;
  };
  const check = async (chosen: File, typed: string) => {
    setFile(chosen);
    setRehearsal(null);
    const done = await run('checking', (control) => rehearse(book, { ...control, file: chosen, passphrase: typed }));
    if (done) setRehearsal(done.rehearsal);
  };
  const put = async (what: 'writing' | 'takingIn') => {
    if (file === null) return;
    const carryOut = what === 'writing' ? restore : takeInBook;
    const done = await run<object>(what, (control) => carryOut(book, { ...control, file, passphrase }));
    // Everything on the page still speaks of the book before.
    if (done) location.reload();
  };
  if (!may('restoreBook')) return <Card title={t('restore')} note={t('managersOnly')} />;
  return (
    <Card title={t('restore')} note={t('restoreNote')}>
      <div className={style('stack')}>
        {trouble !== null && <Notice tone="bad">{trouble}</Notice>}
        {doing !== 'nothing' ? (
          <ProgressPanel
            what={t(doing)}
            done={progress?.done ?? 0}
            of={progress?.of ?? 1}
            cancelLabel={t('stop')}
            onCancel={() => stop.current?.abort()}
          />
        ) : (
          <>
            {file !== null && needsPassphrase && rehearsal === null && (
              <form
                className={style('line')}
                onSubmit={(event) => {
                  event.preventDefault();
                  void check(file, passphrase);
                }}
              >
                <TextField
                  label={t('passphrase')}
                  note={t('locked')}
                  value={passphrase}
                  onChange={setPassphrase}
                  type="password"
                  autoComplete="current-password"
                />
                <Button type="submit" kind="primary" isDisabled={passphrase === ''}>
                  {t('check')}
                </Button>
              </form>
            )}
            {rehearsal !== null && <RehearsalView rehearsal={rehearsal} />}
            <div className={style('line')}>
              {rehearsal !== null && canTakeIn(rehearsal) && (
                <Button kind="primary" onPress={() => void put('takingIn')}>
                  {t('takeIn', { count: rehearsal.entries.onlyInFile })}
                </Button>
              )}
              {rehearsal !== null && (
                <Button kind="danger" onPress={() => void put('writing')}>
                  {t('confirm')}
                </Button>
              )}
              <FilePicker
                accept={['.papadin', 'application/octet-stream']}
                label={t('choose')}
                onFile={(chosen) => {
                  clear();
                  void check(chosen, '');
                }}
              />
            </div>
          </>
        )}
      </div>
    </Card>
  );
}

function useTroubleWords(): (refusal: { readonly code: string }) => string {
  const { t } = useTranslation('backup');
  const say = useRefusalWords();
  return (refusal) =>
    TROUBLES.includes(refusal.code) ? t(`trouble.${refusal.code as BackupTrouble}`) : say(refusal.code, refusal);
}
