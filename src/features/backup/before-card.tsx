/** The way back to the book as it was before a restore. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bookBefore } from '../../db/backup/place-book.ts';
import { undoRestore } from '../../db/backup/restore.ts';
import { book } from '../../db/book.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useMay } from '../../ui/rights.tsx';
import { Notice } from '../../ui/states.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';

/** A book that came so lately is announced: the page was loaded anew for it. */
const LATELY_MS = 60_000;

export function BeforeCard() {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const command = useCommand();
  const may = useMay();
  const [isWorking, setIsWorking] = useState(false);
  const before = useLiveQuery(async () => bookBefore(book), []);
  if (!before) return null;
  const goBack = async () => {
    setIsWorking(true);
    if (await command(undoRestore(book))) location.reload();
    else setIsWorking(false);
  };
  return (
    <Card
      title={t('before')}
      note={t('beforeNote', { moment: format.moment(before.at) })}
      actions={
        may('restoreBook') && (
          <Button isPending={isWorking} onPress={() => void goBack()}>
            {t('goBack')}
          </Button>
        )
      }
    >
      {Date.now() - before.at < LATELY_MS && (
        <Notice tone="good">{before.tookIn === undefined ? t('done') : t('tookIn', { count: before.tookIn })}</Notice>
      )}
    </Card>
  );
}
