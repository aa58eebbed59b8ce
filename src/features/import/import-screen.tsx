/** From a file to the stock book: choose, look, import, undo. */

import { useLiveQuery } from 'dexie-react-hooks';
import { BrainCircuit, CircleCheckBig, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { undo } from '../../db/commands/undo.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import type { Currency } from '../../domain/money.ts';
import type { EntryId } from '../../domain/nouns.ts';
import type { ReadRecords } from '../../domain/records-file.ts';
import { importFile } from '../../jobs/file-import.ts';
import { LARGEST_FILE } from '../../jobs/file-text.ts';
import { learn } from '../../jobs/learn.ts';
import { dismissJob, useJob } from '../../jobs/running.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FilePicker } from '../../ui/drop-zone.tsx';
import { useTroubleWords } from '../../ui/failure-words.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Notice } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { WorkPanel } from '../../ui/work-panel.tsx';
import { ChooseFile, CSV_KINDS } from './choose-file.tsx';
import { Preview } from './preview.tsx';
import { type Reading, useReading } from './use-reading.ts';

interface DoneImport {
  readonly entryId: EntryId;
  readonly fileName: string;
  readonly rows: number;
  readonly newItems: number;
}

export function ImportScreen() {
  const { t } = useTranslation('import');
  const [, go] = useLocation();
  const settings = useLiveQuery(async () => readSettings(book), []);
  const [chosenCurrency, setChosenCurrency] = useState<Currency | null>(null);
  const currency = chosenCurrency ?? settings?.currency ?? 'IDR';
  const { reading, start, forget } = useReading();
  const [done, setDone] = useState<DoneImport | null>(null);
  const job = useJob('import');
  const offerUndo = useUndoToast();
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const onFile = (file: File) => {
    dismissJob('import');
    setDone(null);
    start(file, currency);
  };
  const onImport = async (read: ReadRecords) => {
    const outcome = await importFile(book, read);
    if (!outcome.ok) return;
    const { entryId, newItems } = outcome.value;
    dismissJob('import');
    // Whoever has gone elsewhere meanwhile is told there.
    if (!isHere.current) offerUndo(t('done.toast', { file: read.fileName }), () => undo(book, entryId));
    setDone({ entryId, newItems, fileName: read.fileName, rows: read.goodRows });
    forget();
  };

  return (
    <Page
      title={t('title')}
      back={{ label: t('back'), go: () => (history.length > 1 ? history.back() : go('/')), always: true }}
      {...(reading.state === 'read' ? { note: reading.read.fileName } : {})}
    >
      {job?.state === 'running' ? (
        <Card title={t('importing', { file: reading.state === 'read' ? reading.read.fileName : '' })}>
          <WorkPanel steps={job.steps} startedAt={job.startedAt} onCancel={job.cancel} />
        </Card>
      ) : done !== null ? (
        <Done done={done} onAnother={() => setDone(null)} />
      ) : (
        <>
          <Trouble />
          {reading.state === 'none' && (
            <ChooseFile currency={currency} onCurrency={setChosenCurrency} onFile={onFile} />
          )}
          {reading.state === 'reading' && (
            <Card title={t('reading', { file: reading.name })}>
              <WorkPanel steps={reading.steps} startedAt={reading.startedAt} onCancel={forget} />
            </Card>
          )}
          {reading.state === 'failed' && <NotRead reading={reading} onFile={onFile} />}
          {reading.state === 'read' && (
            <Preview
              read={reading.read}
              firstRows={reading.firstRows}
              currency={currency}
              onImport={() => void onImport(reading.read)}
              onAnother={forget}
            />
          )}
        </>
      )}
    </Page>
  );
}

/** Says that the last import was stopped, failed or refused, until another is begun. */
function Trouble() {
  const { t } = useTranslation('import');
  const job = useJob('import');
  const say = useTroubleWords();
  if (job?.state === 'cancelled') return <Notice tone="info">{t('stopped')}</Notice>;
  if (job?.state !== 'failed') return null;
  return (
    <Notice tone="bad" title={t('failed')}>
      {say(job)} {t('notRead.safe')}
    </Notice>
  );
}

interface NotReadProps {
  readonly reading: Extract<Reading, { state: 'failed' }>;
  readonly onFile: (file: File) => void;
}

function NotRead({ reading, onFile }: NotReadProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const say = useTroubleWords();
  const problem = reading.failure.detail?.['problem'];
  return (
    <ErrorState
      title={t('notRead.title', { file: reading.name })}
      safe={t('notRead.safe')}
      todo={
        problem === undefined
          ? say(reading)
          : t(`notRead.${problem}` as 'notRead.too-large', { limit: format.bytes(LARGEST_FILE) })
      }
      details={reading.failure.message}
      actions={<FilePicker kind="primary" label={t('another')} accept={CSV_KINDS} onFile={onFile} />}
    />
  );
}

function Done({ done, onAnother }: { readonly done: DoneImport; readonly onAnother: () => void }) {
  const { t } = useTranslation('import');
  const [, go] = useLocation();
  const command = useCommand();
  const takeBack = async () => {
    if (await command(undo(book, done.entryId))) onAnother();
  };
  return (
    <EmptyState
      icon={CircleCheckBig}
      title={t('done.title')}
      actions={
        <>
          <Button
            kind="primary"
            size="large"
            icon={BrainCircuit}
            onPress={() => {
              void learn(book);
              go('/today');
            }}
          >
            {t('done.learn')}
          </Button>
          <ButtonLink to="/stock" size="large">
            {t('done.stock')}
          </ButtonLink>
          <Button kind="quiet" size="large" icon={RotateCcw} onPress={() => void takeBack()}>
            {t('done.undo')}
          </Button>
        </>
      }
    >
      <p>
        {t('done.body', { rows: t('found.rows', { count: done.rows }), file: done.fileName })}{' '}
        {done.newItems > 0 && `${t('done.newItems', { count: done.newItems })}.`}
      </p>
      <p>{t('done.learnNote')}</p>
    </EmptyState>
  );
}
