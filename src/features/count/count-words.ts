/** What a count goes through, and where, in words. */

import { useTranslation } from 'react-i18next';
import { NO_AREA } from '../../domain/count-sheet.ts';
import type { Count } from '../../domain/nouns.ts';
import { useFormat } from '../../ui/use-format.ts';

export function useCountWords() {
  const { t } = useTranslation('count');
  const format = useFormat();
  const areaOf = (area: string) => (area === NO_AREA ? t('noArea') : area);
  return {
    areaOf,
    /** `Freezer 1 and Chiller`, `12 items`, `Whole outlet`. */
    scopeOf({ areas, itemIds }: Pick<Count, 'areas' | 'itemIds'>): string {
      if (itemIds !== null) return t('open.items', { count: itemIds.length });
      return areas === null ? t('open.all') : format.list(areas.map(areaOf));
    },
  };
}
