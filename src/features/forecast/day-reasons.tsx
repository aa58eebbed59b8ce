/** Why a day is forecast as it is: one sentence, and the sum it comes from. Opened by tapping the day. */

import { Boxes } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import type { ExpectedDay } from '../../domain/expected-use.ts';
import { writeReasons } from '../../domain/forecast-reasons.ts';
import type { Item, OutletId } from '../../domain/nouns.ts';
import { type Explained, explainForecast } from '../../jobs/explain-forecast.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { useTroubleWords } from '../../ui/failure-words.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ErrorState, Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Waterfall } from '../../ui/waterfall.tsx';
import sheet from './day-reasons.module.css';
import { grainOf, nameReason, reasonSentence, type Write, writeChange } from './reason-words.ts';

const style = classesOf(sheet);
/** Reasons shown by name; more would hide the ones that matter. */
const MOST = 6;

export interface DayReasonsProps {
  readonly item: Item;
  readonly outletId: OutletId;
  readonly day: ExpectedDay;
  /** As the day's figure is written on the screen behind. */
  readonly write: Write;
  readonly onClose: () => void;
}

export function DayReasonsSheet({ item, outletId, day, write, onClose }: DayReasonsProps) {
  const { t } = useTranslation('reasons');
  const format = useFormat();
  const amount = format.amount(day.mean, item.baseUnit, write);
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('title', { amount, day: `${format.weekday(day.day, 'long')} ${format.day(day.day)}` })}
      note={item.name}
    >
      <Answer item={item} outletId={outletId} day={day} write={write} />
    </Sheet>
  );
}

type Asked = { readonly state: 'asking' | 'failed'; readonly code?: string } | ({ readonly state: 'told' } & Explained);

function Answer({ item, outletId, day, write }: Omit<DayReasonsProps, 'onClose'>) {
  const { t } = useTranslation('reasons');
  const sayTrouble = useTroubleWords();
  const [tries, setTries] = useState(0);
  const [asked, setAsked] = useState<Asked>({ state: 'asking' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    const stop = new AbortController();
    setAsked({ state: 'asking' });
    void explainForecast(book, { outletId, itemId: item.id, day: day.day }, { signal: stop.signal }).then((told) => {
      if (stop.signal.aborted) return;
      setAsked(told.ok ? { state: 'told', ...told.value } : { state: 'failed', code: told.failure.code });
    });
    return () => stop.abort();
  }, [outletId, item.id, day.day, tries]);
  if (asked.state === 'asking') return <Skeleton rows={5} />;
  if (asked.state === 'failed') {
    return (
      <ErrorState
        title={t('failed.title')}
        safe={t('failed.safe')}
        todo={sayTrouble({ failure: { code: asked.code ?? 'unexpected' } })}
        actions={<Button onPress={() => setTries(tries + 1)}>{t('failed.again')}</Button>}
      />
    );
  }
  return <Told item={item} write={write} {...(asked as Explained)} />;
}

function Told({ item, write, reasons: told, isCurrent }: Pick<DayReasonsProps, 'item' | 'write'> & Explained) {
  const { t } = useTranslation(['reasons', 'forecast']);
  const words = useTranslation('reasons').t;
  const format = useFormat();
  const unit = item.baseUnit;
  const written = writeReasons(told, MOST, grainOf(unit, write));
  const { usual, steps, mean } = written;
  const say = (value: number) => format.amount(value, unit, write);
  return (
    <div className={style('told')}>
      {!isCurrent && <Notice>{t('newer')}</Notice>}
      <p className={style('sentence')}>{reasonSentence(told, written, unit, words, format, write)}</p>
      <div className={style('picture')}>
        <Waterfall
          label={t('sum')}
          bars={[
            { id: 'usual', title: t('usual'), figure: say(usual), kind: 'total', from: 0, to: usual },
            ...steps.map((step) => ({
              id: step.code,
              title: nameReason(step, told.facts, told.day, words, format),
              figure: writeChange(step.amount, unit, format, write),
              kind: step.amount > 0 ? ('up' as const) : ('down' as const),
              from: step.from,
              to: step.to,
            })),
            { id: 'mean', title: t('expected'), figure: say(mean), kind: 'total', from: 0, to: mean },
          ]}
        />
      </div>
      <p className={style('soft')}>{t('usualNote')}</p>
      <p className={style('soft')}>{t('by', { model: t(`forecast:model.${told.model}`) })}</p>
      <ButtonLink icon={Boxes} to={`/stock/${item.id}`}>
        {t('ledger')}
      </ButtonLink>
    </div>
  );
}
