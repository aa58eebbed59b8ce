/** A backup now: packed, maybe locked, and handed to the person to save or share. */

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_PASSPHRASE, makeLock } from '../../db/backup/backup-lock.ts';
import { book } from '../../db/book.ts';
import { makeFile } from '../../jobs/safekeeping.ts';
import { noteSafekeeping, type Safekeeping } from '../../jobs/safekeeping-notes.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Switch } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import { ProgressPanel } from '../../ui/progress.tsx';
import { canShare, download, shareFile } from '../../ui/save-file.ts';
import { showToast } from '../../ui/toast.tsx';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './backup.module.css';

const style = classesOf(sheet);
/** Whether files of this kind can be shared is asked before there is one. */
const PROBE = new File([new Uint8Array(1)], 'a.papadin', { type: 'application/octet-stream' });

export function MakeCard({ kept }: { readonly kept: Safekeeping }) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const [isLocked, setIsLocked] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const canMake = !isLocked || passphrase.length >= LEAST_PASSPHRASE;
  const make = async (hand: (file: File) => Promise<boolean> | boolean) => {
    const control = new AbortController();
    stop.current = control;
    setProgress({ done: 0, of: 1 });
    try {
      const lock = isLocked ? await makeLock(passphrase) : null;
      const file = await makeFile(book, lock, { signal: control.signal, onProgress: setProgress });
      if (await hand(file)) {
        await noteSafekeeping(book, { lastOutside: Date.now() });
        showToast({ message: t('saved', { name: file.name }) });
      }
    } catch (error) {
      if (!control.signal.aborted) throw error;
    } finally {
      setProgress(null);
    }
  };
  return (
    <Card title={t('make')} note={t('makeNote')}>
      {progress !== null ? (
        <ProgressPanel
          what={t('working')}
          done={progress.done}
          of={progress.of}
          cancelLabel={t('stop')}
          onCancel={() => stop.current?.abort()}
        />
      ) : (
        <div className={style('stack')}>
          <Switch isSelected={isLocked} onChange={setIsLocked}>
            {t('lock')}
          </Switch>
          {isLocked && (
            <TextField
              label={t('passphrase')}
              note={t('passphraseRule', { count: LEAST_PASSPHRASE })}
              value={passphrase}
              onChange={setPassphrase}
              type="password"
              autoComplete="new-password"
            />
          )}
          <div className={style('line')}>
            <Button kind="primary" isDisabled={!canMake} onPress={() => void make(download)}>
              {t('save')}
            </Button>
            {canShare(PROBE) && (
              <Button isDisabled={!canMake} onPress={() => void make(shareFile)}>
                {t('share')}
              </Button>
            )}
            {isLocked && canMake && (
              <Button
                kind="quiet"
                onPress={async () => {
                  await noteSafekeeping(book, { lock: await makeLock(passphrase) });
                }}
              >
                {t('autoLock')}
              </Button>
            )}
          </div>
          <p className={style('soft')}>
            {kept.lastOutside === null ? t('never') : t('last', { ago: format.ago(kept.lastOutside, Date.now()) })}
          </p>
        </div>
      )}
    </Card>
  );
}
