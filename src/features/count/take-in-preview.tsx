/** What taking in a file would change: area by area, where both devices counted, and what stays outside. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import type { HandedCount } from '../../db/count-file.ts';
import type { ForeseenArea, ForeseenTakeIn } from '../../db/queries/foresee-take-in.ts';
import { listPeople } from '../../db/queries/people.ts';
import { isErased, type MergeableLine } from '../../domain/count-merge.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useCountWords } from './count-words.ts';

/** Below that, two clocks are as alike as clocks are. */
const CLOCKS_DIFFER_MS = 120_000;
/** Of many conflicts the first say what is meant. */
const SHOWN = 50;

export interface TakeInPreviewProps {
  readonly handed: HandedCount;
  readonly seen: ForeseenTakeIn;
}

export function TakeInPreview({ handed, seen }: TakeInPreviewProps) {
  const { t } = useTranslation('count');
  const format = useFormat();
  const words = useCountWords();
  const people = useLiveQuery(async () => listPeople(book), []) ?? [];
  const nameOf = (id: string) => [...people, ...handed.people].find((one) => one.id === id)?.name;
  const sender = nameOf(handed.personId);
  const when = format.moment(handed.sentAt);
  const minutes = Math.round(seen.clockAhead / 60_000);
  const areaWords = ({ added, changed, kept }: ForeseenArea) =>
    [
      ...(added > 0 ? [t('handover.added', { count: added })] : []),
      ...(changed > 0 ? [t('handover.changed', { count: changed })] : []),
      ...(kept > 0 ? [t('handover.kept', { count: kept })] : []),
    ].join(' · ');
  // An area of which nothing but unknown items came has nothing to tell here.
  const areas = seen.unknown.length === 0 ? seen.areas : seen.areas.filter((one) => areaWords(one) !== '');
  return (
    <>
      <p>{sender === undefined ? t('handover.from', { when }) : t('handover.fromWho', { who: sender, when })}</p>
      {seen.clockAhead > CLOCKS_DIFFER_MS && <Notice tone="warn">{t('handover.clock', { count: minutes })}</Notice>}
      {seen.isNewCount && <Notice>{t('handover.isNew')}</Notice>}
      {!seen.isNewCount && seen.changes === 0 && seen.unknown.length === 0 && (
        <Notice tone="good">{t('handover.nothing')}</Notice>
      )}
      {areas.length > 0 && (
        <Card flush level={3}>
          <List label={t('handover.areas')}>
            {areas.map((one) => (
              <ListRow
                key={one.area}
                title={words.areaOf(one.area)}
                detail={areaWords(one) || t('handover.areaEmpty')}
              />
            ))}
          </List>
        </Card>
      )}
      {seen.unknown.length > 0 && (
        <Notice tone="warn">
          {t('handover.unknown', { count: seen.unknown.length, items: format.list(seen.unknown) })}
        </Notice>
      )}
      {seen.conflicts.length > 0 && (
        <>
          <Notice tone="warn">{t('handover.conflicts', { count: seen.conflicts.length })}</Notice>
          <Card flush level={3}>
            <List label={t('handover.conflicts', { count: seen.conflicts.length })}>
              {seen.conflicts.slice(0, SHOWN).map(({ here, there, wins, item }) => (
                <ListRow
                  key={`${there.area} ${item.id}`}
                  title={item.name}
                  detail={
                    <>
                      {here !== null && (
                        <SaidLine side="here" line={here} unit={item.baseUnit} who={nameOf(here.personId)} />
                      )}
                      <br />
                      <SaidLine side="there" line={there} unit={item.baseUnit} who={nameOf(there.personId)} />
                    </>
                  }
                  end={
                    <Badge tone={wins === 'there' ? 'warn' : 'info'}>
                      {t(wins === 'there' ? 'handover.replaces' : 'handover.keeps')}
                    </Badge>
                  }
                />
              ))}
            </List>
          </Card>
        </>
      )}
    </>
  );
}

interface SaidLineProps {
  readonly side: 'here' | 'there';
  readonly line: MergeableLine;
  readonly unit: 'g' | 'ml' | 'pcs';
  readonly who: string | undefined;
}

function SaidLine({ side, line, unit, who }: SaidLineProps) {
  const { t } = useTranslation('count');
  const format = useFormat();
  const amount = isErased(line)
    ? t('handover.erased')
    : line.quantity === null
      ? t('state.skipped')
      : format.amount(line.quantity, unit);
  const said = { amount, time: format.time(line.at) };
  return <>{who === undefined ? t(`handover.${side}`, said) : t(`handover.${side}Person`, { ...said, who })}</>;
}
