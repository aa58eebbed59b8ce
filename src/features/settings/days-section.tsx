/** Ways to bring days into the book. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { importSample } from '../../db/commands/import-sample.ts';
import { undo } from '../../db/commands/undo.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import { isLanguage } from '../../domain/language.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';

/** The sample's prices are in these; beside an outlet in other money they would mislead. */
const SAMPLE_CURRENCIES = ['IDR', 'MYR'] as const;

export function DaysSection() {
  const { t, i18n } = useTranslation('settings');
  const command = useCommand();
  const offerUndo = useUndoToast();
  const settings = useLiveQuery(async () => readSettings(book), []);
  const [isWorking, setIsWorking] = useState(false);
  const addSample = async () => {
    setIsWorking(true);
    const done = await command(importSample(book, { language: isLanguage(i18n.language) ? i18n.language : 'en' }));
    setIsWorking(false);
    if (done) offerUndo(t('days.sampleIn'), () => undo(book, done.entryId));
  };
  return (
    <>
      <Card
        title={t('days.import')}
        note={t('days.importNote')}
        actions={
          <ButtonLink to="/import" kind="primary" needs="importRecords">
            {t('days.import')}
          </ButtonLink>
        }
      />
      <Card
        title={t('days.export')}
        note={t('days.exportNote')}
        actions={<ButtonLink to="/export">{t('days.export')}</ButtonLink>}
      />
      {SAMPLE_CURRENCIES.some((currency) => currency === settings?.currency) && (
        <Card
          title={t('days.sample')}
          note={t('days.sampleNote')}
          actions={
            <Button needs="importSample" isPending={isWorking} onPress={() => void addSample()}>
              {t('days.sample')}
            </Button>
          }
        />
      )}
    </>
  );
}
