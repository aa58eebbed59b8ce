/** What each method costs this device: time to learn and to forecast, and room. */

import { useTranslation } from 'react-i18next';
import type { LearningRow } from '../../db/worked-out.ts';
import { FORECASTERS, type Forecaster } from '../../domain/demand-forecast.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useFormat } from '../../ui/use-format.ts';

interface Cost {
  readonly model: Forecaster;
  /** Null for one that need not learn, or says nothing of its own. */
  readonly learn: number | null;
  readonly predict: number | null;
  readonly bytes: number | null;
}

export function MethodCosts({ learning }: { readonly learning: LearningRow }) {
  const { t } = useTranslation('forecast');
  const format = useFormat();
  const { seconds, bytes, scores } = learning;
  const rows = FORECASTERS.flatMap((model): Cost[] => {
    if (!scores.some((score) => score.model === model)) return [];
    const [learn = null, predict = null] = [seconds[`learn ${model}`], seconds[`predict ${model}`]];
    return [{ model, learn, predict, bytes: bytes?.[model] || null }];
  });
  const second = (value: number | null) =>
    value === null ? '–' : value < 0.1 ? t('costs.instant') : t('costs.seconds', { figure: format.number(value, 1) });
  return (
    <Disclosure title={t('costs.title')}>
      <DataTable
        label={t('costs.note')}
        rows={rows}
        keyOf={({ model }) => model}
        columns={[
          { id: 'model', title: t('arena.method'), isHeader: true, cell: ({ model }) => t(`model.${model}`) },
          { id: 'learn', title: t('costs.learn'), align: 'end', cell: ({ learn }) => second(learn) },
          { id: 'predict', title: t('costs.predict'), align: 'end', cell: ({ predict }) => second(predict) },
          {
            id: 'size',
            title: t('costs.size'),
            align: 'end',
            cell: ({ bytes }) => (bytes === null ? '–' : format.bytes(bytes)),
          },
        ]}
      />
    </Disclosure>
  );
}
