/** The next days side by side, as a kitchen plans them; tapping one tells why. */

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../domain/day.ts';
import type { ExpectedDay } from '../../domain/expected-use.ts';
import type { Item, OutletId } from '../../domain/nouns.ts';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { useFormat } from '../../ui/use-format.ts';
import { DayReasonsSheet } from './day-reasons.tsx';
import sheet from './day-strip.module.css';

const style = classesOf(sheet);
const KILO = 1000;

export interface DayStripProps {
  readonly days: readonly ExpectedDay[];
  readonly item: Item;
  readonly outletId: OutletId;
  readonly today: Day;
}

export function DayStrip({ days, item, outletId, today }: DayStripProps) {
  const { t } = useTranslation(['forecast', 'reasons']);
  const [asked, setAsked] = useState<ExpectedDay | null>(null);
  const unit = item.baseUnit;
  const format = useFormat();
  // One unit for the whole strip, so that the days can be compared at a glance.
  const isLarge = unit !== 'pcs' && days.some((day) => day.mean >= KILO);
  const isMany = unit === 'pcs' && days.some((day) => day.mean >= 10);
  const write = { in: isLarge ? 'large' : 'base', decimals: isMany ? 0 : 1, isAligned: true } as const;
  return (
    <Card title={t('days.title', { unit: format.amountParts(0, unit, write).unit })} note={t('days.note')}>
      <ol className={style('strip')}>
        {days.map((day) => (
          <li key={day.day}>
            <Button className={style('day', day.day === today && 'today')} onPress={() => setAsked(day)}>
              <span className={style('name')}>{format.weekday(day.day)}</span>
              <span className={style('date')}>{format.day(day.day)}</span>
              <span className={style('figure')}>{format.amountParts(day.mean, unit, write).figure}</span>
              <span className={style('range')}>
                {t('days.range', {
                  low: format.amountParts(day.q05, unit, write).figure,
                  high: format.amountParts(day.q95, unit, write).figure,
                })}
              </span>
              <span className={style('why')}>{t('reasons:ask')}</span>
            </Button>
          </li>
        ))}
      </ol>
      {asked !== null && (
        <DayReasonsSheet item={item} outletId={outletId} day={asked} write={write} onClose={() => setAsked(null)} />
      )}
    </Card>
  );
}
