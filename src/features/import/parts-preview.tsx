/** What the parts of a file hold and what taking them will change, before anything is changed. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Check, CircleMinus, Info, Pencil, Plus } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { listOutlets } from '../../db/queries/list-outlets.ts';
import { readNouns } from '../../db/take-nouns.ts';
import { type Foreseen, foresee } from '../../domain/files/foresee.ts';
import type { FileProblem, ReadPart } from '../../domain/files/read-part.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useColumnName } from './column-name.ts';
import sheet from './import.module.css';
import { ProblemTable } from './problem-table.tsx';

const style = classesOf(sheet);
/** Names told of what is new or changes. */
const NAMES = 8;

export interface PartsPreviewProps {
  readonly parts: readonly ReadPart[];
  readonly onImport: () => void;
  readonly onSettle: () => void;
  readonly onAnother: () => void;
}

export function PartsPreview({ parts, onImport, onSettle, onAnother }: PartsPreviewProps) {
  const { t } = useTranslation('import');
  const known = useLiveQuery(async () => ({
    ...(await readNouns(book)),
    outlets: (await listOutlets(book)).map((outlet) => outlet.name),
  }));
  const foreseen = useMemo(() => (known === undefined ? null : foresee(parts, known)), [parts, known]);
  if (foreseen === null) return <Skeleton rows={6} />;
  const errors = foreseen.flatMap((one) => one.problems.filter((problem) => problem.severity === 'error'));
  const clashes = foreseen.some((one) => one.hasClashes);
  const rows = parts.reduce((sum, part) => sum + part.goodRows, 0);
  const isNews = foreseen.some((one) => one.changes > 0);
  return (
    <>
      {errors.length > 0 && (
        <Notice tone="warn" title={t('parts.errors', { count: errors.length })}>
          {clashes ? t('parts.clashes') : t('parts.errorsTodo')}
        </Notice>
      )}
      {errors.length === 0 && !isNews && rows > 0 && <Notice tone="good">{t('parts.nothingNew')}</Notice>}
      {rows === 0 && <Notice tone="bad">{t('none')}</Notice>}
      {parts.map((part, i) => (
        <PartCard key={`${part.sheet} ${part.kind}`} part={part} foreseen={foreseen[i]!} />
      ))}
      <div className={style('line')}>
        {rows > 0 && isNews && !clashes && (
          <Button kind="primary" size="large" onPress={onImport}>
            {errors.length > 0 ? t('parts.actGood', { count: rows }) : t('act', { count: rows })}
          </Button>
        )}
        <Button size="large" onPress={onSettle}>
          {t('settle.again')}
        </Button>
        <Button size="large" kind="quiet" onPress={onAnother}>
          {t('another')}
        </Button>
      </div>
    </>
  );
}

function PartCard({ part, foreseen }: { readonly part: ReadPart; readonly foreseen: Foreseen }) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const nameOf = useColumnName();
  const left = new Set(foreseen.problems.filter((one) => one.severity === 'error').map((one) => one.row)).size;
  const aside = part.headers.filter((header, i) => header !== '' && (part.columns[i] ?? null) === null);
  const some = (names: readonly string[]) =>
    names.length <= NAMES
      ? format.list(names)
      : t('parts.more', { names: names.slice(0, NAMES).join(', '), count: names.length - NAMES });
  return (
    <Card title={t(`kinds.${part.kind}`)} note={t('parts.of', { count: part.rows, sheet: part.sheet })}>
      <ul className={style('will')}>
        {foreseen.span !== null && (
          <Line icon={<Check size={18} strokeWidth={2.5} aria-hidden="true" />}>
            {t('parts.days', {
              count: part.goodRows,
              from: format.day(foreseen.span.from, { year: true }),
              to: format.day(foreseen.span.to, { year: true }),
            })}
          </Line>
        )}
        {foreseen.news.map(({ what, names }) => (
          <Line key={what} icon={<Plus size={18} strokeWidth={2.5} aria-hidden="true" />}>
            {t(`parts.new.${what}`, { count: names.length })} {some(names)}
          </Line>
        ))}
        {foreseen.changed.length > 0 && (
          <Line icon={<Pencil size={18} aria-hidden="true" />}>
            {t('parts.changed', { count: foreseen.changed.length })}{' '}
            {some(foreseen.changed.map(({ name, fields }) => `${name} (${format.list(fields.map(nameOf))})`))}
          </Line>
        )}
        {foreseen.same > 0 && (
          <Line icon={<Info size={18} aria-hidden="true" />} tone="plain">
            {t('parts.same', { count: foreseen.same })}
          </Line>
        )}
        {left > 0 && (
          <Line icon={<CircleMinus size={18} aria-hidden="true" />} tone="warn">
            {t('will.leave', { count: left })}
          </Line>
        )}
        {aside.length > 0 && (
          <Line icon={<Info size={18} aria-hidden="true" />} tone="plain">
            {t('parts.aside', { columns: format.list(aside) })}
          </Line>
        )}
      </ul>
      <Problems
        problems={foreseen.problems}
        headerOf={(column) => part.headers[part.columns.indexOf(column)] ?? column}
      />
    </Card>
  );
}

function Problems({
  problems,
  headerOf,
}: {
  readonly problems: readonly FileProblem[];
  readonly headerOf: (column: string) => string;
}) {
  const { t } = useTranslation('import');
  const errors = problems.filter((one) => one.severity === 'error');
  const warnings = problems.filter((one) => one.severity === 'warning');
  return (
    <>
      {errors.length > 0 && (
        <ProblemTable problems={errors} note={t('errorsNote')} headerOf={headerOf} last={t('table.problem')} />
      )}
      {warnings.length > 0 && (
        <ProblemTable problems={warnings} note={t('warningsNote')} headerOf={headerOf} last={t('table.change')} />
      )}
    </>
  );
}

function Line({
  icon,
  tone,
  children,
}: {
  readonly icon: ReactNode;
  readonly tone?: 'warn' | 'plain';
  readonly children: ReactNode;
}) {
  return (
    <li className={style(tone)}>
      {icon}
      <span>{children}</span>
    </li>
  );
}
