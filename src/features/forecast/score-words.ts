/** A held-out score in plain words: who serves, how far off it usually is, and beside what. */

import type { useTranslation } from 'react-i18next';
import { BASELINES, type Forecaster, type HeldOutScore, type SeriesForecast } from '../../domain/demand-forecast.ts';
import type { Format } from '../../ui/format.ts';

export type ForecastTexts = ReturnType<typeof useTranslation<'forecast'>>['t'];

/** A bias below this share is not worth a word. */
const NOTABLE_BIAS = 0.03;

export function isPlain(model: Forecaster): boolean {
  return (BASELINES as readonly Forecaster[]).includes(model);
}

/** Scores that say something, best first: an item that was never used has none. */
export function rankScores(scores: readonly HeldOutScore[]): readonly HeldOutScore[] {
  return scores.filter(({ wape, days }) => Number.isFinite(wape) && days > 0).toSorted((a, b) => a.wape - b.wape);
}

/** What matters of a forecast's scores. */
export interface Verdict {
  readonly champion: HeldOutScore | null;
  readonly bestPlain: HeldOutScore | null;
}

export function verdictOf({ champion, scores }: Pick<SeriesForecast, 'champion' | 'scores'>): Verdict {
  const ranked = rankScores(scores);
  return {
    champion: ranked.find(({ model }) => model === champion) ?? null,
    bestPlain: ranked.find(({ model }) => isPlain(model)) ?? null,
  };
}

/** The verdict as a sentence that claims no more than was measured. */
export function verdictSentence(forecast: SeriesForecast, t: ForecastTexts, format: Format): string {
  const { champion, bestPlain } = verdictOf(forecast);
  const model = t(`model.${forecast.champion}`);
  if (champion === null) return t('arena.unproven', { model });
  const figures = {
    model,
    wape: format.percent(champion.wape),
    count: champion.days,
    plain: bestPlain === null ? '' : t(`model.${bestPlain.model}`),
    plainWape: bestPlain === null ? '' : format.percent(bestPlain.wape),
  };
  const sentence =
    forecast.fellBack || bestPlain === null
      ? t('arena.fellBack', figures)
      : champion.wape < bestPlain.wape
        ? t('arena.wins', figures)
        : t('arena.close', figures);
  const bias = Math.abs(champion.bias);
  if (!(bias >= NOTABLE_BIAS)) return sentence;
  return `${sentence} ${t(champion.bias > 0 ? 'arena.high' : 'arena.low', { bias: format.percent(bias) })}`;
}
