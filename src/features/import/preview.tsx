/** What is in the file and what importing it will do, before anything is changed. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Check, CircleMinus, Info, RotateCcw } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { listItems } from '../../db/queries/list-items.ts';
import { listOutlets } from '../../db/queries/list-outlets.ts';
import { daysBetween } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import type { ReadRecords } from '../../domain/records-file.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { FileSides } from './file-sides.tsx';
import sheet from './import.module.css';
import { findNewcomers } from './item-summaries.ts';

const style = classesOf(sheet);

export interface PreviewProps {
  readonly read: ReadRecords;
  readonly firstRows: readonly (readonly string[])[];
  readonly currency: Currency;
  readonly onImport: () => void;
  readonly onSettle: () => void;
  readonly onAnother: () => void;
}

export function Preview({ read, firstRows, currency, onImport, onSettle, onAnother }: PreviewProps) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const left = new Set(read.problems.filter((one) => one.severity === 'error').map((one) => one.row)).size;
  const nothing = read.goodRows === 0;
  if (read.missingColumns.length > 0) {
    return (
      <>
        <Notice
          tone="bad"
          title={t('missing.title')}
          actions={
            <Button icon={RotateCcw} onPress={onAnother}>
              {t('another')}
            </Button>
          }
        >
          {t('missing.body', { file: read.fileName, columns: format.list(read.missingColumns) })}
        </Notice>
        <FileSides read={read} firstRows={firstRows} currency={currency} />
      </>
    );
  }
  const outlets = new Set(read.series.map((one) => one.outlet)).size;
  const items = new Set(read.series.map((one) => one.item)).size;
  return (
    <>
      {nothing && <Notice tone="bad">{t('none')}</Notice>}
      {!nothing && (
        <Card>
          <dl className={style('figures')}>
            <Figure name={t('figure.rows', { count: read.rows })}>{format.number(read.rows)}</Figure>
            <Figure name={t('figure.items', { count: items })}>{format.number(items)}</Figure>
            <Figure name={t('figure.outlets', { count: outlets })}>{format.number(outlets)}</Figure>
            {read.firstDay !== null && read.lastDay !== null && (
              <Figure
                name={t('span', {
                  from: format.day(read.firstDay, { year: true }),
                  to: format.day(read.lastDay, { year: true }),
                })}
              >
                {t('found.days', { count: daysBetween(read.firstDay, read.lastDay) + 1 })}
              </Figure>
            )}
          </dl>
          <WhatWillHappen read={read} left={left} />
          <div className={style('line')}>
            <Button kind="primary" size="large" onPress={onImport}>
              {left > 0 ? t('parts.actGood', { count: read.goodRows }) : t('act', { count: read.goodRows })}
            </Button>
            <Button size="large" onPress={onSettle}>
              {t('settle.again')}
            </Button>
            <Button size="large" kind="quiet" onPress={onAnother}>
              {t('another')}
            </Button>
          </div>
        </Card>
      )}
      <FileSides read={read} firstRows={firstRows} currency={currency} />
    </>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function WhatWillHappen({ read, left }: { readonly read: ReadRecords; readonly left: number }) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const known = useLiveQuery(async () => {
    const [items, outlets] = await Promise.all([listItems(book), listOutlets(book)]);
    return {
      items: items.flatMap((item) => [item.name, ...item.aliases]),
      outlets: outlets.map((outlet) => outlet.name),
    };
  }, []);
  const news = useMemo(() => known && findNewcomers(read.series, known), [read, known]);
  const isEmptyBook = known !== undefined && known.outlets.length === 0;
  return (
    <section className={style('stack')} aria-label={t('will.title')}>
      <ul className={style('will')}>
        <li>
          <Check size={18} strokeWidth={2.5} aria-hidden="true" />
          <span>
            {t('will.take', { count: read.goodRows })}
            {news && news.items.length > 0 && ` ${t('will.newItems', { count: news.items.length })}`}
            {news &&
              news.outlets.length > 0 &&
              ` ${t('will.newOutlets', { count: news.outlets.length, names: format.list(news.outlets.slice(0, 6)) })}`}
          </span>
        </li>
        {left > 0 && (
          <li className={style('warn')}>
            <CircleMinus size={18} aria-hidden="true" />
            <span>{t('will.leave', { count: left })}</span>
          </li>
        )}
        <li className={style('plain')}>
          <Info size={18} aria-hidden="true" />
          <span className={style('soft')}>
            {!isEmptyBook && `${t('will.known')} `}
            {t('will.whole')}
          </span>
        </li>
      </ul>
    </section>
  );
}
