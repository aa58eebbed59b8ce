/** What every competitor says of the next days, for who wants to see how far apart they are. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { forecastOf } from '../../db/queries/learning.ts';
import { numberToDay } from '../../domain/day.ts';
import { FORECASTERS, type ForecastDay, type Forecaster } from '../../domain/demand-forecast.ts';
import type { Item, OutletId } from '../../domain/nouns.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useFormat } from '../../ui/use-format.ts';

const WEEK = 7;
const KILO = 1000;

interface Voice {
  readonly model: Forecaster;
  readonly days: readonly ForecastDay[];
}

export interface OtherVoicesProps {
  readonly item: Pick<Item, 'id' | 'baseUnit'>;
  readonly outletId: OutletId;
}

/** Reads what the others say itself: an outlet's list of forecasts tells champions only. */
export function OtherVoices({ item: { id: itemId, baseUnit: unit }, outletId }: OtherVoicesProps) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const row = useLiveQuery(async () => forecastOf(book, outletId, itemId), [outletId, itemId]);
  if (row?.itemId !== itemId || row.outletId !== outletId) return null;
  const { forecast } = row;
  const voices: readonly Voice[] = FORECASTERS.flatMap((model) => {
    const days = forecast.days[model]?.slice(0, WEEK);
    return days === undefined ? [] : [{ model, days }];
  }).toSorted((a, b) => Number(b.model === forecast.champion) - Number(a.model === forecast.champion));
  const days = voices[0]?.days ?? [];
  if (voices.length < 2) return null;
  const isLarge = unit !== 'pcs' && days.some((day) => day.mean >= KILO);
  const isMany = unit === 'pcs' && days.some((day) => day.mean >= 10);
  const write = { in: isLarge ? 'large' : 'base', decimals: isMany ? 0 : 1, isAligned: true } as const;
  const { unit: written } = format.amountParts(0, unit, write);
  return (
    <Card>
      <Disclosure title={t('others.title')}>
        <DataTable
          label={`${t('others.note')}, ${written}`}
          rows={voices}
          keyOf={({ model }) => model}
          columns={[
            {
              id: 'model',
              title: t('arena.method'),
              isHeader: true,
              cell: ({ model }) =>
                model === forecast.champion ? `${t(`model.${model}`)} (${t('arena.serves')})` : t(`model.${model}`),
            },
            ...days.map((day, index) => ({
              id: String(day.day),
              title: format.weekday(numberToDay(day.day)),
              align: 'end' as const,
              cell: (voice: Voice) => {
                const said = voice.days[index];
                return said === undefined ? '' : format.amountParts(said.mean, unit, write).figure;
              },
            })),
          ]}
        />
      </Disclosure>
    </Card>
  );
}
