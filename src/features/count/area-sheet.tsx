/** One area of a count, line by line: the fields above, the keypad below where nothing covers it, everything kept as it is typed. */

import { ArrowLeft, ListChecks } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { CountSheet } from '../../db/queries/count-sheet.ts';
import type { SheetArea } from '../../domain/count-sheet.ts';
import type { CountId, ItemId } from '../../domain/nouns.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { useScreenTitle } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState, Notice } from '../../ui/states.tsx';
import { useRefusalWords } from '../../ui/use-command.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { areaIn, areaPath } from './area-path.ts';
import sheet from './area-sheet.module.css';
import { useCountWords } from './count-words.ts';
import { LineEditor } from './line-editor.tsx';
import { LineList } from './line-list.tsx';
import { ScanLine } from './scan-line.tsx';
import { type KeptCount, useCount } from './use-count.ts';
import { useExpected } from './use-expected.ts';

const style = classesOf(sheet);
/** In the place of an item's id, after the last line. */
const END = 'end';

export interface AreaSheetProps {
  readonly countId: string | undefined;
  readonly area: string | undefined;
  /** The line that lies open, from the address: a reload comes back to it. */
  readonly itemId: string | undefined;
}

export function AreaSheet({ countId = '', area: path = '', itemId }: AreaSheetProps) {
  const { t } = useTranslation('count');
  const kept = useCount(countId as CountId);
  const { sheet: known } = kept;
  const asked = areaIn(path);
  const area = known?.areas.find((one) => one.area === asked);
  if (known === undefined) return <main className={style('screen')}>{<Skeleton rows={6} />}</main>;
  if (known === null || area === undefined || known.count.status !== 'open') {
    const to = known === null ? '/count' : `/count/${countId}`;
    const title = known === null ? t('overview.gone') : t('line.empty');
    return (
      <main className={style('screen')}>
        <EmptyState title={title} actions={<ButtonLink to={to}>{t('back')}</ButtonLink>} />
      </main>
    );
  }
  return <OpenArea key={asked} known={known} area={area} kept={kept} open={itemId} />;
}

interface OpenAreaProps {
  readonly known: CountSheet;
  readonly area: SheetArea;
  readonly kept: KeptCount;
  readonly open: string | undefined;
}

function OpenArea({ known, area: { area, items }, kept, open }: OpenAreaProps) {
  const { t } = useTranslation('count');
  const words = useCountWords();
  const refusal = useRefusalWords();
  const [, go] = useLocation();
  const now = useWallClock();
  const [showsList, setShowsList] = useState(false);
  const { count, outlet } = known;
  const title = words.areaOf(area);
  const heading = useScreenTitle(title);
  const expected = useExpected(outlet.id, now);
  const lines = items.map((item) => kept.lineOf(area, item.id));
  const done = lines.filter((line) => line !== null && (line.state === 'skipped' || line.quantity !== null)).length;
  const skipped = lines.filter((line) => line?.state === 'skipped').length;
  const index = items.findIndex((item) => item.id === open);
  const isEnd = open === END;
  const show = (item: ItemId | typeof END) => go(areaPath(count.id, area, item as ItemId), { replace: true });
  const firstOpen = items.find((_, at) => lines[at] === null) ?? items[0]!;
  const needsLine = index < 0 && !isEnd;
  // The address names the line, so that a reload comes back to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when no line lies open
  useEffect(() => {
    if (needsLine) show(done === items.length ? END : firstOpen.id);
  }, [needsLine]);
  const step = (by: 1 | -1) => {
    const next = items[(isEnd ? items.length : index) + by];
    setShowsList(false);
    show(next === undefined ? END : next.id);
  };
  const following = known.areas[known.areas.findIndex((one) => one.area === area) + 1];
  const item = isEnd ? undefined : items[index];
  return (
    <main className={style('screen')} data-counting="">
      <header className={style('head')}>
        <IconButton icon={ArrowLeft} label={t('line.overview')} onPress={() => go(`/count/${count.id}`)} />
        <div className={style('where')}>
          <h1 ref={heading} tabIndex={-1} className={style('title')}>
            {title}
          </h1>
          <span className={style('soft')}>
            {t('line.of', { done, lines: items.length })}
            {count.isBlind && ` · ${t('line.blind')}`}
          </span>
          <span className={style('saved')} role="status">
            {kept.saving === 'saved' ? t('line.saved') : kept.saving === 'saving' ? '…' : t('line.notSaved')}
          </span>
        </div>
        <ScanLine items={items} onFound={(found) => show(found)} />
        <span className={style('only-phone')}>
          <IconButton
            icon={ListChecks}
            label={showsList ? t('line.hideList') : t('line.list')}
            onPress={() => setShowsList(!showsList)}
          />
        </span>
      </header>
      {kept.saving !== 'saved' && kept.saving !== 'saving' && <Notice tone="bad">{refusal(kept.saving)}</Notice>}
      <div className={style('body')} data-list={showsList}>
        <nav className={style('list')} aria-label={t('line.list')}>
          <LineList
            items={items}
            lines={lines}
            current={item?.id ?? null}
            onChoose={(chosen) => {
              setShowsList(false);
              show(chosen);
            }}
          />
        </nav>
        {item === undefined ? (
          <section className={style('end')} aria-label={title}>
            <EmptyState
              title={t('line.areaDone', { area: title })}
              actions={
                <>
                  <Button onPress={() => go(`/count/${count.id}`)}>{t('line.overview')}</Button>
                  {following !== undefined && (
                    <Button kind="primary" onPress={() => go(areaPath(count.id, following.area))}>
                      {t('line.nextArea', { area: words.areaOf(following.area) })}
                    </Button>
                  )}
                </>
              }
            >
              {t('line.areaDoneNote', { done, lines: items.length, skipped })}
            </EmptyState>
          </section>
        ) : (
          <LineEditor
            key={item.id}
            item={item}
            area={area}
            line={lines[index] ?? null}
            others={(known.shelvesOf.get(item.id) ?? [])
              .filter((one) => one !== area)
              .map((one) => ({ area: one, line: kept.lineOf(one, item.id) }))}
            expected={expected.get(item.id) ?? null}
            isBlind={count.isBlind}
            next={items[index + 1] ?? null}
            onKeep={kept.keep}
            onStep={step}
          />
        )}
      </div>
    </main>
  );
}
