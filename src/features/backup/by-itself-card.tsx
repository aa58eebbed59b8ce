/** Copies that the device makes by itself: into a folder, or inside the browser. */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import {
  allowFolder,
  backUpIfDue,
  canChooseFolder,
  chooseFolder,
  type InsideCopy,
  listInside,
  readInside,
} from '../../jobs/safekeeping.ts';
import { noteSafekeeping, type Safekeeping } from '../../jobs/safekeeping-notes.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { List, ListRow } from '../../ui/list-row.tsx';
import { download } from '../../ui/save-file.ts';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './backup.module.css';

const style = classesOf(sheet);

export function ByItselfCard({ kept }: { readonly kept: Safekeeping }) {
  const { t } = useTranslation('backup');
  const { folder, folderFailed, lock, lastByItself } = kept;
  const into = async (ask: () => Promise<boolean>) => {
    if (await ask()) await backUpIfDue(book, Date.now());
  };
  return (
    <Card title={t('byItself')} note={t('byItselfNote')}>
      <div className={style('stack')}>
        {folder !== null && <p>{t('folder', { name: folder.name })}</p>}
        {folder !== null && folderFailed && (
          <Notice
            tone="warn"
            actions={<Button onPress={() => void into(() => allowFolder(book))}>{t('allow')}</Button>}
          >
            {t('failedFolder')}
          </Notice>
        )}
        {canChooseFolder() ? (
          <div className={style('line')}>
            <Button onPress={() => void into(() => chooseFolder(book))}>
              {t(folder === null ? 'chooseFolder' : 'otherFolder')}
            </Button>
          </div>
        ) : (
          <p className={style('soft')}>{t('noFolder')}</p>
        )}
        {lock !== null && (
          <div className={style('line')}>
            <Badge tone="good">{t('autoLocked')}</Badge>
            <Button kind="quiet" onPress={() => void noteSafekeeping(book, { lock: null })}>
              {t('unlockAuto')}
            </Button>
          </div>
        )}
        <InsideCopies changed={lastByItself} />
      </div>
    </Card>
  );
}

/** `changed` tells when to look again. */
function InsideCopies({ changed }: { readonly changed: number | null }) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const [copies, setCopies] = useState<readonly InsideCopy[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new copy is a reason to look again
  useEffect(() => {
    let isGone = false;
    void listInside().then((found) => isGone || setCopies(found));
    return () => {
      isGone = true;
    };
  }, [changed]);
  const take = async (name: string) => {
    const file = await readInside(name);
    if (file === null) return;
    download(file);
    await noteSafekeeping(book, { lastOutside: Date.now() });
  };
  return (
    <div className={style('stack')}>
      <h3>{t('inside')}</h3>
      <p className={style('soft')}>{t(copies.length === 0 ? 'noInside' : 'insideNote')}</p>
      {copies.length > 0 && (
        <List label={t('inside')}>
          {copies.map(({ name, size }) => (
            <ListRow
              key={name}
              title={name}
              detail={format.bytes(size)}
              end={
                <Button kind="quiet" aria-label={`${t('take')}: ${name}`} onPress={() => void take(name)}>
                  {t('take')}
                </Button>
              }
            />
          ))}
        </List>
      )}
    </div>
  );
}
