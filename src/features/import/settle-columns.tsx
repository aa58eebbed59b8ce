/** Which column is which, where a file names them its own way: guessed, shown with what they hold, settled by hand. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FILE_KINDS, type FileKind, FORMATS } from '../../domain/files/formats.ts';
import { type Columns, guessColumns, missingOf } from '../../domain/files/mapping.ts';
import type { Currency } from '../../domain/money.ts';
import type { LookedFile, SheetChoice } from '../../jobs/file-parts.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Select } from '../../ui/select.tsx';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useColumnName } from './column-name.ts';
import sheetStyle from './settle-columns.module.css';

const style = classesOf(sheetStyle);
/** Stands for a sheet or column that is not taken. */
const ASIDE = 'aside';
/** Values shown of a column. */
const EXAMPLES = 3;

type LookedSheet = LookedFile['sheets'][number];

interface Settled {
  readonly kind: FileKind | typeof ASIDE;
  readonly columns: Columns;
}

export interface SettleColumnsProps {
  readonly looked: LookedFile;
  readonly currency: Currency;
  readonly onSettled: (choices: readonly SheetChoice[]) => void;
  readonly onAnother: () => void;
}

export function SettleColumns({ looked, currency, onSettled, onAnother }: SettleColumnsProps) {
  const { t } = useTranslation('import');
  const [settled, setSettled] = useState<readonly Settled[]>(() =>
    looked.sheets.map(({ recognised }) => ({ kind: recognised.kind ?? ASIDE, columns: recognised.columns })),
  );
  const choices = settled.flatMap(({ kind, columns }, sheet) =>
    kind === ASIDE ? [] : [{ sheet, kind, columns, currency }],
  );
  const isReady = choices.length > 0 && choices.every(({ kind, columns }) => missingOf(columns, kind).length === 0);
  const change = (at: number, to: Settled) => setSettled(settled.map((one, i) => (i === at ? to : one)));
  return (
    <>
      <Notice tone="info" title={t('settle.title')}>
        {t('settle.note')}
      </Notice>
      {looked.sheets.map((sheet, i) => (
        <SheetCard
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets never move
          key={i}
          sheet={sheet}
          isOnly={looked.sheets.length === 1}
          settled={settled[i]!}
          onChange={(to) => change(i, to)}
        />
      ))}
      <div className={style('line')}>
        <Button kind="primary" size="large" isDisabled={!isReady} onPress={() => onSettled(choices)}>
          {t('settle.read')}
        </Button>
        <Button size="large" kind="quiet" onPress={onAnother}>
          {t('another')}
        </Button>
      </div>
    </>
  );
}

interface SheetCardProps {
  readonly sheet: LookedSheet;
  readonly isOnly: boolean;
  readonly settled: Settled;
  readonly onChange: (settled: Settled) => void;
}

function SheetCard({ sheet, isOnly, settled, onChange }: SheetCardProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const nameOf = useColumnName();
  const { kind, columns } = settled;
  const missing = kind === ASIDE ? [] : missingOf(columns, kind);
  return (
    <Card title={sheet.name} note={t('settle.rows', { count: sheet.rowCount })}>
      <Select<FileKind | typeof ASIDE>
        label={t('settle.holds')}
        value={kind}
        onChange={(chosen) =>
          onChange({ kind: chosen, columns: chosen === ASIDE ? columns : guessColumns(sheet.headers, chosen) })
        }
        choices={[
          ...FILE_KINDS.map((one) => ({ value: one, title: t(`kinds.${one}`) })),
          { value: ASIDE, title: t(isOnly ? 'settle.unknown' : 'settle.leave') },
        ]}
      />
      {missing.length > 0 && (
        <Notice tone="warn">{t('settle.missing', { columns: format.list(missing.map(nameOf)) })}</Notice>
      )}
      {kind !== ASIDE && (
        <ul className={style('columns')} aria-label={t('tabs.columns')}>
          {sheet.headers.map((header, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move, and two may share a heading
            <li key={i} className={style('column')}>
              <span className={style('words')}>
                <strong>{header === '' ? t('settle.noHeading', { number: i + 1 }) : header}</strong>
                <span className={style('examples')}>{examplesOf(sheet, i) || '–'}</span>
              </span>
              <Select
                label={t('settle.takenAs', { header })}
                hideLabel
                value={columns[i] ?? ASIDE}
                onChange={(chosen) => onChange({ kind, columns: withColumn(columns, i, chosen) })}
                choices={[
                  { value: ASIDE, title: t('settle.keepAside') },
                  ...FORMATS[kind].map(({ name, isRequired }) => ({
                    value: name,
                    title: isRequired ? `${nameOf(name)} *` : nameOf(name),
                  })),
                ]}
              />
            </li>
          ))}
        </ul>
      )}
      {kind === ASIDE && <Badge>{t('aside')}</Badge>}
    </Card>
  );
}

const examplesOf = (sheet: LookedSheet, column: number) =>
  sheet.first
    .map(({ cells }) => cells[column] ?? '')
    .filter((cell) => cell !== '')
    .slice(0, EXAMPLES)
    .join(' · ');

/** Each of the format's columns is taken from one column only: who had it before lets it go. */
function withColumn(columns: Columns, at: number, chosen: string): Columns {
  return columns.map((name, i) => (i === at ? (chosen === ASIDE ? null : chosen) : name === chosen ? null : name));
}
