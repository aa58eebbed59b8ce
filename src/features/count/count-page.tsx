/** One count: its areas with how far each has come, and finishing it; a finished one as the snapshot it is. */

import { useLiveQuery } from 'dexie-react-hooks';
import { CircleCheck, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { dropCount } from '../../db/commands/drop-count.ts';
import { undo } from '../../db/commands/undo.ts';
import { type AreaProgress, countSheet, linesOfCount, progressOf } from '../../db/queries/count-sheet.ts';
import { listPeople } from '../../db/queries/people.ts';
import type { CountId } from '../../domain/nouns.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { Page } from '../../ui/page.tsx';
import { useMissing } from '../../ui/rights.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { areaPath } from './area-path.ts';
import sheet from './count-page.module.css';
import { useCountWords } from './count-words.ts';
import { FinishDialog } from './finish-dialog.tsx';
import { FinishedCount } from './finished-count.tsx';
import { SendAreas } from './send-areas.tsx';
import { TakeIn } from './take-in.tsx';

const style = classesOf(sheet);

export function CountPage({ countId }: { readonly countId: CountId }) {
  const { t } = useTranslation('count');
  const format = useFormat();
  const words = useCountWords();
  const command = useCommand();
  const tell = useUndoToast();
  const [, go] = useLocation();
  const now = useWallClock();
  const [isFinishing, setFinishing] = useState(false);
  const mayHandOver = useMissing('takeInCount') === null;
  const [isSending, setSending] = useState(false);
  const known = useLiveQuery(async () => {
    const found = await countSheet(book, countId);
    if (found === null) return null;
    const lines = await linesOfCount(book, countId);
    const nameOf = new Map((await listPeople(book)).map((person) => [person.id, person.name]));
    return { ...found, lines, nameOf, progress: progressOf(found.count, found.areas, lines) };
  }, [countId]);
  const back = { label: t('back'), go: () => go('/count'), always: true };
  if (known === undefined) {
    return (
      <Page title={t('title')} back={back}>
        <Skeleton rows={6} />
      </Page>
    );
  }
  if (known === null) {
    return (
      <Page title={t('title')} back={back}>
        <EmptyState title={t('overview.gone')} actions={<ButtonLink to="/count">{t('back')}</ButtonLink>} />
      </Page>
    );
  }
  const { count, progress } = known;
  const title = t('overview.title', { day: nearDay(format, count.day, now.day) });
  if (count.status === 'dropped') {
    return (
      <Page title={title} back={back}>
        <EmptyState title={t('finished.dropped')} actions={<ButtonLink to="/count">{t('back')}</ButtonLink>} />
      </Page>
    );
  }
  if (count.status === 'finished') return <FinishedCount known={known} title={title} back={back} />;
  const lastWords = ({ at, personId }: NonNullable<AreaProgress['last']>) => {
    const [time, who] = [format.time(at), known.nameOf.get(personId)];
    return who === undefined ? t('overview.last', { time }) : t('overview.lastBy', { time, who });
  };
  const drop = async () => {
    const dropped = await command(dropCount(book, { countId }));
    if (dropped === null) return;
    go('/count');
    tell(t('overview.dropped'), () => undo(book, dropped.entryId));
  };
  return (
    <Page
      title={title}
      note={`${words.scopeOf(count)} · ${t('open.of', { done: progress.done, lines: progress.lines })}`}
      back={back}
      width="narrow"
      actions={
        <>
          <Button kind="quiet" needs="dropCount" icon={Trash2} onPress={() => void drop()}>
            {t('overview.drop')}
          </Button>
          <Button kind="primary" needs="finishCount" icon={CircleCheck} onPress={() => setFinishing(true)}>
            {t('overview.finish')}
          </Button>
        </>
      }
    >
      <p>{t('overview.note')}</p>
      <Card flush>
        <List label={t('start.areas')}>
          {progress.areas.map(({ area, lines, done, skipped, last }) => (
            <ListRow
              key={area}
              to={areaPath(countId, area)}
              title={words.areaOf(area)}
              detail={
                last === null
                  ? t('overview.untouched')
                  : [lastWords(last), ...(skipped > 0 ? [t('overview.skipped', { count: skipped })] : [])].join(' · ')
              }
              end={
                done === lines ? (
                  <Badge tone="good" icon={CircleCheck}>
                    {t('overview.complete')}
                  </Badge>
                ) : (
                  t('overview.progress', { done, lines })
                )
              }
            />
          ))}
        </List>
      </Card>
      {mayHandOver && (
        <Card title={t('handover.title')} note={t('handover.note')}>
          <div className={style('ways')}>
            <Button icon={Send} needs="takeInCount" onPress={() => setSending(true)}>
              {t('handover.send')}
            </Button>
            <TakeIn place={{ outletId: count.outletId, countId }} />
          </div>
        </Card>
      )}
      {isSending && <SendAreas known={known} onClose={() => setSending(false)} />}
      {isFinishing && <FinishDialog known={known} onClose={() => setFinishing(false)} />}
    </Page>
  );
}
