/** Where counting begins: go on with an open count, start one, or count the dozen items that are worth it tonight. */

import { useLiveQuery } from 'dexie-react-hooks';
import { ClipboardList, Printer, Route } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { startCount } from '../../db/commands/start-count.ts';
import { activeCount } from '../../db/queries/active-count.ts';
import { finishedCounts, layOutOutlet, openCounts } from '../../db/queries/count-sheet.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import type { SheetArea } from '../../domain/count-sheet.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { CountId, ItemId, OutletId } from '../../domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { RadioCards, Switch } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { Page } from '../../ui/page.tsx';
import { useMissing } from '../../ui/rights.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState, Notice } from '../../ui/states.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { ActiveCount } from './active-count.tsx';
import { AreaBoxes } from './area-boxes.tsx';
import { areaPath } from './area-path.ts';
import { useCountWords } from './count-words.ts';
import sheet from './start-count.module.css';
import { TakeIn } from './take-in.tsx';

const style = classesOf(sheet);
/** Until then in the morning, a count tells what was left last night. */
const NIGHT_ENDS = 5 * 60;

export interface StartCountProps {
  /** Takes what another app has shared; null where nothing was. */
  readonly takeShared: (() => Promise<readonly File[]>) | null;
}

export function StartCount({ takeShared }: StartCountProps) {
  const { t } = useTranslation('count');
  const format = useFormat();
  const now = useWallClock();
  const words = useCountWords();
  const mayTakeIn = useMissing('takeInCount') === null;
  const known = useLiveQuery(async () => {
    const settings = await readSettings(book);
    const { outletId } = settings;
    if (outletId === null) return null;
    const [open, shelves, worth, finished] = await Promise.all([
      openCounts(book, outletId),
      layOutOutlet(book, outletId),
      activeCount(book, outletId, now.day),
      finishedCounts(book, outletId),
    ]);
    return { outletId, settings, open, shelves: shelves.filter(({ items }) => items.length > 0), worth, finished };
  }, [now.day]);
  return (
    <Page
      title={t('title')}
      note={t('note')}
      actions={
        <>
          <ButtonLink kind="quiet" needs="arrangeAreas" icon={Route} to="/areas">
            {t('start.arrange')}
          </ButtonLink>
          <ButtonLink kind="quiet" icon={Printer} to="/count/print">
            {t('start.print')}
          </ButtonLink>
        </>
      }
    >
      {known === undefined ? (
        <Skeleton rows={6} />
      ) : known === null || known.shelves.length === 0 ? (
        takeShared === null ? (
          <EmptyState
            icon={ClipboardList}
            title={t('start.none')}
            actions={<ButtonLink to="/stock">{t('backToStock')}</ButtonLink>}
          />
        ) : (
          <EmptyState
            icon={ClipboardList}
            title={t('handover.noBook')}
            actions={<ButtonLink to="/settings/backup">{t('handover.bringBook')}</ButtonLink>}
          >
            {t('handover.noBookNote')}
          </EmptyState>
        )
      ) : (
        <div className={style('columns')}>
          <div className={style('column')}>
            {known.open.length > 0 && (
              <Card title={t('open.title')} flush>
                <List label={t('open.title')}>
                  {known.open.map((open) => (
                    <ListRow
                      key={open.count.id}
                      to={`/count/${open.count.id}`}
                      title={words.scopeOf(open.count)}
                      detail={[
                        t('open.closing', { day: nearDay(format, open.count.day, now.day) }),
                        t('open.started', { when: format.moment(open.startedAt) }),
                        ...(open.count.isBlind ? [t('open.blind')] : []),
                      ].join(' · ')}
                      end={t('open.of', { done: open.done, lines: open.lines })}
                    />
                  ))}
                </List>
              </Card>
            )}
            <NewCount outletId={known.outletId} shelves={known.shelves} today={now.day} minutes={now.minutes} />
            {(mayTakeIn || takeShared !== null) && (
              <Card title={t('handover.begin')} note={t('handover.beginNote')}>
                <div>
                  <TakeIn place={{ outletId: known.outletId, countId: null }} takeShared={takeShared} />
                </div>
              </Card>
            )}
          </div>
          <div className={style('column')}>
            <ActiveCount
              outletId={known.outletId}
              worth={known.worth}
              currency={known.settings.currency}
              today={now.day}
            />
            {known.finished.length > 0 && (
              <Card title={t('recent.title')} flush>
                <List label={t('recent.title')}>
                  {known.finished.map(({ count, finishedAt }) => (
                    <ListRow
                      key={count.id}
                      to={`/count/${count.id}`}
                      title={words.scopeOf(count)}
                      detail={t('open.closing', { day: nearDay(format, count.day, now.day) })}
                      end={format.moment(finishedAt)}
                    />
                  ))}
                </List>
              </Card>
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

interface NewCountProps {
  readonly outletId: OutletId;
  readonly shelves: readonly SheetArea[];
  readonly today: Day;
  readonly minutes: number;
}

function NewCount({ outletId, shelves, today, minutes }: NewCountProps) {
  const { t } = useTranslation('count');
  const begin = useBeginCount();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isBlind, setBlind] = useState(false);
  const [when, setWhen] = useState<'today' | 'yesterday'>(minutes < NIGHT_ENDS ? 'yesterday' : 'today');
  const [misses, setMisses] = useState(false);
  const chosen = shelves.map(({ area }) => area).filter((area) => !left.has(area));
  const go = () => {
    if (chosen.length === 0) return setMisses(true);
    const areas = left.size === 0 ? null : chosen;
    const day = when === 'today' ? today : addDays(today, -1);
    void begin({ outletId, day, areas, itemIds: null, isBlind }, chosen.length === 1 ? chosen[0] : undefined);
  };
  return (
    <Card title={t('start.title')}>
      <AreaBoxes
        areas={shelves.map(({ area, items }) => ({ area, note: t('start.lines', { count: items.length }) }))}
        chosen={chosen}
        onChange={(now) => {
          setMisses(false);
          setLeft(new Set(shelves.map(({ area }) => area).filter((area) => !now.includes(area))));
        }}
      />
      <p className={style('soft')}>{t('start.areasNote')}</p>
      {misses && <Notice tone="bad">{t('start.choose')}</Notice>}
      <Switch isSelected={isBlind} onChange={setBlind} detail={t('start.blindNote')}>
        {t('start.blind')}
      </Switch>
      <RadioCards
        compact
        label={t('start.day')}
        value={when}
        onChange={setWhen}
        choices={[
          { value: 'today', title: t('start.today') },
          { value: 'yesterday', title: t('start.yesterday') },
        ]}
      />
      <Button kind="primary" needs="startCount" size="large" wide icon={ClipboardList} onPress={go}>
        {t('start.go')}
      </Button>
    </Card>
  );
}

/** Starts a count and goes to it, straight to its area where there is one only. */
export function useBeginCount() {
  const command = useCommand();
  const [, go] = useLocation();
  return async (
    wish: {
      readonly outletId: OutletId;
      readonly day: Day;
      readonly areas: readonly string[] | null;
      readonly itemIds: readonly ItemId[] | null;
      readonly isBlind: boolean;
    },
    area?: string,
  ): Promise<CountId | null> => {
    const begun = await command(startCount(book, wish));
    if (begun === null) return null;
    go(area === undefined ? `/count/${begun.countId}` : areaPath(begun.countId, area));
    return begun.countId;
  };
}
