/** The book out, as files that spreadsheets and Papadin read: everything in one workbook, or one kind as CSV or XLSX. */

import { FileDown, FileSpreadsheet, Share2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Failure, Progress } from '../../../models/kit/control.ts';
import { book } from '../../db/book.ts';
import { dayAt } from '../../domain/day.ts';
import { FILE_KINDS, type FileKind, FORMATS } from '../../domain/files/formats.ts';
import { REPORT_KINDS } from '../../domain/files/reports.ts';
import { type ExportKind, type ExportWish, exportBook } from '../../jobs/export-book.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { useTroubleWords } from '../../ui/failure-words.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { canShare, saveFileAs, shareFile } from '../../ui/save-file.ts';
import { Select } from '../../ui/select.tsx';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { WorkPanel } from '../../ui/work-panel.tsx';
import sheet from './export.module.css';

const style = classesOf(sheet);
const ALL = 'all';
type What = ExportKind | typeof ALL;
/** In the order in which they are best read again. */
const IN_ORDER: readonly ExportKind[] = [...(Object.keys(FORMATS) as readonly FileKind[]), ...REPORT_KINDS];

type State =
  | { readonly state: 'choosing' }
  | { readonly state: 'working'; readonly startedAt: number; readonly steps: readonly Progress[] }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'ready'; readonly file: File; readonly rows: number };

export function ExportScreen() {
  const { t } = useTranslation('export');
  const [, go] = useLocation();
  const [what, setWhat] = useState<What>(ALL);
  const [chosenFormat, setFormat] = useState<ExportWish['format']>('xlsx');
  const [state, setState] = useState<State>({ state: 'choosing' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  // CSV holds one table.
  const format = what === ALL ? 'xlsx' : chosenFormat;

  const make = async () => {
    const control = new AbortController();
    stop.current = control;
    setState({ state: 'working', startedAt: Date.now(), steps: [] });
    const wish: ExportWish = { format, kinds: what === ALL ? IN_ORDER : [what] };
    const outcome = await exportBook(book, wish, {
      signal: control.signal,
      onProgress: (progress) => setState((now) => (now.state === 'working' ? { ...now, steps: [progress] } : now)),
    });
    if (control.signal.aborted) return setState({ state: 'choosing' });
    if (!outcome.ok) return setState({ state: 'failed', failure: outcome.failure });
    const { blob, rows } = outcome.value;
    const name = `papadin-${what === ALL ? t('fileName') : what}-${dayAt(Date.now())}.${format}`;
    setState({ state: 'ready', rows, file: new File([blob], name, { type: blob.type }) });
  };
  const change = <Value,>(set: (value: Value) => void) => {
    return (value: Value) => {
      set(value);
      setState({ state: 'choosing' });
    };
  };

  return (
    <Page
      title={t('title')}
      note={t('note')}
      width="narrow"
      back={{ label: t('back'), go: () => go('/settings/days'), always: true }}
    >
      {state.state === 'working' ? (
        <Card title={t('working')}>
          <WorkPanel steps={state.steps} startedAt={state.startedAt} onCancel={() => stop.current?.abort()} />
        </Card>
      ) : (
        <>
          {state.state === 'failed' && <Failed failure={state.failure} />}
          {state.state === 'ready' && <Ready file={state.file} rows={state.rows} />}
          <Card>
            <Select<What>
              label={t('what')}
              value={what}
              onChange={change(setWhat)}
              choices={[
                { value: ALL, title: t('all'), detail: t('allNote') },
                ...FILE_KINDS.map((kind) => ({ value: kind, title: t(`kinds.${kind}`), detail: t('readsBack') })),
                ...REPORT_KINDS.map((kind) => ({ value: kind, title: t(`kinds.${kind}`) })),
              ]}
            />
            <RadioCards<ExportWish['format']>
              label={t('format')}
              value={format}
              onChange={change(setFormat)}
              choices={[
                { value: 'xlsx', title: 'XLSX', detail: t('xlsxNote') },
                ...(what === ALL ? [] : [{ value: 'csv' as const, title: 'CSV', detail: t('csvNote') }]),
              ]}
            />
            <div>
              <Button
                kind={state.state === 'ready' ? 'secondary' : 'primary'}
                size="large"
                icon={FileSpreadsheet}
                onPress={() => void make()}
              >
                {t('make')}
              </Button>
            </div>
          </Card>
          <p className={style('soft')}>{t('backup')}</p>
          <div>
            <ButtonLink to="/settings/backup" kind="quiet">
              {t('toBackup')}
            </ButtonLink>
          </div>
        </>
      )}
    </Page>
  );
}

function Ready({ file, rows }: { readonly file: File; readonly rows: number }) {
  const { t } = useTranslation('export');
  const format = useFormat();
  const [isSaved, setSaved] = useState(false);
  const give = async (way: (file: File) => Promise<boolean>) => {
    if (await way(file)) setSaved(true);
  };
  return (
    <Card
      tone="good"
      title={t(isSaved ? 'saved' : 'ready')}
      note={t('facts', { name: file.name, count: rows, bytes: format.bytes(file.size) })}
    >
      {rows === 0 && <Notice tone="info">{t('nothing')}</Notice>}
      <div className={style('line')}>
        <Button kind="primary" size="large" icon={FileDown} onPress={() => void give(saveFileAs)}>
          {t('save')}
        </Button>
        {canShare(file) && (
          <Button size="large" icon={Share2} onPress={() => void give(shareFile)}>
            {t('share')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Failed({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation('export');
  const say = useTroubleWords();
  const isLong = failure.detail?.['problem'] === 'too-many-rows';
  return (
    <Notice tone="bad" title={t('failed')}>
      {isLong ? t('tooLong') : say({ failure })}
    </Notice>
  );
}
