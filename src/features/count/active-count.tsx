/** The dozen items whose recount is worth most tonight, each with its reason, ready to be counted. */

import { ClipboardCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WorthCounting } from '../../domain/active-count.ts';
import type { Day } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import type { OutletId } from '../../domain/nouns.ts';
import { about } from '../../ui/about.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './start-count.module.css';
import { useBeginCount } from './start-count.tsx';

const style = classesOf(sheet);

export interface ActiveCountProps {
  readonly outletId: OutletId;
  readonly worth: readonly WorthCounting[];
  readonly currency: Currency;
  readonly today: Day;
}

export function ActiveCount({ outletId, worth, currency, today }: ActiveCountProps) {
  const { t } = useTranslation('count');
  const format = useFormat();
  const begin = useBeginCount();
  const reasonOf = ({ item, why, days, off, stake }: WorthCounting): string => {
    const figures = {
      off: format.amount(off, item.baseUnit, about(off, item.baseUnit)),
      money: stake === null ? '' : format.money(stake, currency),
      count: days ?? 0,
    };
    if (why === 'never') return stake === null ? t('active.never', figures) : t('active.neverMoney', figures);
    if (why === 'negative') return stake === null ? t('active.negative', figures) : t('active.negativeMoney', figures);
    return stake === null ? t('active.drift', figures) : t('active.driftMoney', figures);
  };
  const itemIds = worth.map(({ item }) => item.id);
  return (
    <Card title={t('active.title')} note={worth.length === 0 ? t('active.none') : t('active.note')} flush>
      {worth.length > 0 && (
        <>
          <ol className={style('reasons')} aria-label={t('active.title')}>
            {worth.map((one) => (
              <li key={one.item.id}>
                <strong>{one.item.name}</strong>
                <span className={style('soft')}>{reasonOf(one)}</span>
              </li>
            ))}
          </ol>
          <div className={style('foot')}>
            <Button
              needs="startCount"
              icon={ClipboardCheck}
              wide
              onPress={() => void begin({ outletId, day: today, areas: null, itemIds, isBlind: false })}
            >
              {t('active.go', { count: itemIds.length })}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
