/** From a file to the stock book: choose, look, import, undo. */

import { useLiveQuery } from 'dexie-react-hooks';
import { BrainCircuit, CircleCheckBig, RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { changeSettings } from '../../db/commands/change-settings.ts';
import { undo } from '../../db/commands/undo.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import type { RememberedMapping } from '../../domain/files/mapping.ts';
import { signatureOf } from '../../domain/files/mapping.ts';
import type { ReadPart } from '../../domain/files/read-part.ts';
import type { Currency } from '../../domain/money.ts';
import type { ReadRecords } from '../../domain/records-file.ts';
import { importParts, type LookedFile, type SheetChoice, type TakenPart } from '../../jobs/file-parts.ts';
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
import { ChooseFile, FILE_TYPES } from './choose-file.tsx';
import { PartsPreview } from './parts-preview.tsx';
import { Preview } from './preview.tsx';
import { SettleColumns } from './settle-columns.tsx';
import { type FileState, useFile } from './use-file.ts';

interface DoneImport {
  readonly fileName: string;
  readonly taken: readonly TakenPart[];
}

/** Mappings remembered; the oldest are forgotten. */
const MOST_REMEMBERED = 100;

export function ImportScreen() {
  const { t } = useTranslation('import');
  const [, go] = useLocation();
  const settings = useLiveQuery(async () => readSettings(book), []);
  const [chosenCurrency, setChosenCurrency] = useState<Currency | null>(null);
  const currency = chosenCurrency ?? settings?.currency ?? 'IDR';
  const { file, open, read, settleAgain, forget } = useFile();
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

  const remembered = settings?.fileMappings ?? [];
  const onFile = (chosen: File) => {
    dismissJob('import');
    setDone(null);
    open(chosen, currency, remembered);
  };
  const onSettled = (looked: LookedFile, choices: readonly SheetChoice[]) => {
    void remember(looked, choices, remembered);
    read(looked, choices);
  };
  const onImport = async (fileName: string, parts: readonly ReadPart[]) => {
    const taken: TakenPart[] = [];
    const outcome = await importParts(book, parts, (part) => taken.push(part));
    // What was taken before one was refused stays, and can be undone.
    if (!outcome.ok && taken.length === 0) return;
    if (outcome.ok) dismissJob('import');
    // Whoever has gone elsewhere meanwhile is told there.
    if (!isHere.current) offerUndo(t('done.toast', { file: fileName }), () => takeAllBack(taken));
    setDone({ fileName, taken });
    forget();
  };
  const firstRows = (looked: LookedFile) => [
    looked.sheets[0]!.headers,
    ...looked.sheets[0]!.first.map(({ cells }) => cells),
  ];

  return (
    <Page
      title={t('title')}
      back={{ label: t('back'), go: () => (history.length > 1 ? history.back() : go('/')), always: true }}
      {...(file.state === 'read' || file.state === 'unsettled' ? { note: file.looked.name } : {})}
    >
      {job?.state === 'running' ? (
        <Card title={t('importing', { file: file.state === 'read' ? file.looked.name : '' })}>
          <WorkPanel steps={job.steps} startedAt={job.startedAt} onCancel={job.cancel} />
        </Card>
      ) : done !== null ? (
        <>
          <Trouble />
          <Done done={done} onAnother={() => setDone(null)} />
        </>
      ) : (
        <>
          <Trouble />
          {file.state === 'none' && <ChooseFile currency={currency} onCurrency={setChosenCurrency} onFile={onFile} />}
          {file.state === 'reading' && (
            <Card title={t('reading', { file: file.name })}>
              <WorkPanel steps={file.steps} startedAt={file.startedAt} onCancel={forget} />
            </Card>
          )}
          {file.state === 'failed' && <NotRead reading={file} onFile={onFile} />}
          {file.state === 'unsettled' && (
            <SettleColumns
              looked={file.looked}
              currency={currency}
              onSettled={(choices) => onSettled(file.looked, choices)}
              onAnother={forget}
            />
          )}
          {file.state === 'read' &&
            (stockAlone(file.parts) !== null ? (
              <Preview
                read={stockAlone(file.parts)!}
                firstRows={firstRows(file.looked)}
                currency={currency}
                onImport={() => void onImport(file.looked.name, file.parts)}
                onSettle={settleAgain}
                onAnother={forget}
              />
            ) : (
              <PartsPreview
                parts={file.parts}
                onImport={() => void onImport(file.looked.name, file.parts)}
                onSettle={settleAgain}
                onAnother={forget}
              />
            ))}
        </>
      )}
    </Page>
  );
}

/** What was read of a file that holds stock days and nothing else. */
function stockAlone(parts: readonly ReadPart[]): ReadRecords | null {
  const [part, ...others] = parts;
  return part?.kind === 'stock' && others.length === 0 ? part.found : null;
}

/** Keeps for the next file like it what was settled by hand. */
async function remember(
  looked: LookedFile,
  choices: readonly SheetChoice[],
  remembered: readonly RememberedMapping[],
): Promise<void> {
  const settled = choices.map(({ sheet, kind, columns }): RememberedMapping => {
    return { signature: signatureOf(looked.sheets[sheet]!.headers), kind, columns };
  });
  const news = new Set(settled.map((one) => one.signature));
  const fileMappings = [...remembered.filter((one) => !news.has(one.signature)), ...settled].slice(-MOST_REMEMBERED);
  await changeSettings(book, { fileMappings });
}

/** The youngest first, as later parts may speak of what earlier ones brought. */
async function takeAllBack(taken: readonly TakenPart[]) {
  let last: Awaited<ReturnType<typeof undo>> | null = null;
  for (const { entryId } of [...taken].reverse()) {
    last = await undo(book, entryId);
    if (!last.ok) break;
  }
  return last ?? { ok: false as const, refusal: { code: 'no-such-entry' as const } };
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
  readonly reading: Extract<FileState, { state: 'failed' }>;
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
      actions={<FilePicker kind="primary" label={t('another')} accept={FILE_TYPES} onFile={onFile} />}
    />
  );
}

function Done({ done, onAnother }: { readonly done: DoneImport; readonly onAnother: () => void }) {
  const { t } = useTranslation('import');
  const [, go] = useLocation();
  const command = useCommand();
  const format = useFormat();
  const takeBack = async () => {
    if (await command(takeAllBack(done.taken))) onAnother();
  };
  const { taken, fileName } = done;
  const rows = taken.reduce((sum, part) => sum + part.rows, 0);
  const hasDays = taken.some((part) => part.kind === 'stock');
  return (
    <EmptyState
      icon={CircleCheckBig}
      title={hasDays ? t('done.title') : t('done.titleOther')}
      actions={
        <>
          {hasDays ? (
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
          ) : (
            <Button kind="primary" size="large" onPress={onAnother}>
              {t('another')}
            </Button>
          )}
          <ButtonLink
            to={taken.some(({ kind }) => kind === 'recipes' || kind === 'sales') ? '/recipes' : '/stock'}
            size="large"
          >
            {t(taken.some(({ kind }) => kind === 'recipes' || kind === 'sales') ? 'done.recipes' : 'done.stock')}
          </ButtonLink>
          <Button kind="quiet" size="large" icon={RotateCcw} onPress={() => void takeBack()}>
            {t('done.undo')}
          </Button>
        </>
      }
    >
      <p>{t('done.body', { rows: t('found.rows', { count: rows }), file: fileName })}</p>
      {taken.length > 1 && <p>{format.list(taken.map((part) => t(`kinds.${part.kind}`)))}</p>}
      {hasDays && <p>{t('done.learnNote')}</p>}
    </EmptyState>
  );
}
