/** What is said of a line while it is counted: what is expected, what it comes to, what looks odd. */

import { useTranslation } from 'react-i18next';
import type { CountOddity, ExpectedLevel } from '../../domain/count-oddity.ts';
import type { Item } from '../../domain/nouns.ts';
import { type PieceWeight, perPiece } from '../../domain/piece-weight.ts';
import { about } from '../../ui/about.ts';
import { classesOf } from '../../ui/class-names.ts';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './area-sheet.module.css';
import { useCountWords } from './count-words.ts';
import type { ShownLine } from './use-count.ts';

const style = classesOf(sheet);

export interface ExpectedWordsProps {
  readonly item: Item;
  readonly expected: ExpectedLevel | null;
  readonly others: readonly { readonly area: string; readonly line: ShownLine | null }[];
  readonly isBlind: boolean;
}

export function ExpectedWords({ item, expected, others, isBlind }: ExpectedWordsProps) {
  const { t } = useTranslation('count');
  const format = useFormat();
  const words = useCountWords();
  const amount = (base: number) => format.amount(base, item.baseUnit, about(base, item.baseUnit));
  const seen = others.filter(({ line }) => line?.quantity != null);
  return (
    <>
      {!isBlind && <p className={style('soft')}>{expectation()}</p>}
      {seen.map(({ area, line }) => (
        <p key={area} className={style('soft')}>
          {t('line.elsewhere', { amount: amount(line!.quantity!), area: words.areaOf(area) })}
        </p>
      ))}
    </>
  );

  function expectation(): string {
    if (expected === null) return t('line.unknown');
    const { likely, low, high } = expected;
    if (others.length > 0) return t('line.expectedAll', { amount: amount(likely) });
    return amount(low) === amount(high)
      ? t('line.expectedAbout', { amount: amount(likely) })
      : t('line.expected', { low: amount(low), high: amount(high) });
  }
}

interface TotalWordsProps {
  readonly item: Item;
  readonly line: ShownLine | null;
  readonly pieceWeight: PieceWeight | null;
}

export function TotalWords({ item, line, pieceWeight }: TotalWordsProps) {
  const { t } = useTranslation('count');
  const format = useFormat();
  const said = words();
  return (
    <p className={style('total')} role="status">
      {said}
    </p>
  );

  function words(): string {
    if (line === null) return '';
    if (line.state !== 'counted') return t(`state.${line.state}`);
    if (line.isEstimated && line.quantity !== null && pieceWeight !== null) {
      const weight = format.amount(perPiece(pieceWeight), item.baseUnit);
      return t('line.estimated', { amount: format.amount(line.quantity, item.baseUnit, { decimals: 1 }), weight });
    }
    if (line.quantity === null) return line.pieces === null ? '' : t('line.noWeight');
    return t('line.total', { amount: format.amount(line.quantity, item.baseUnit) });
  }
}

interface OddityWordsProps {
  readonly oddity: CountOddity;
  readonly isBlind: boolean;
}

export function OddityWords({ oddity: { kind, times }, isBlind }: OddityWordsProps) {
  const { t } = useTranslation('count');
  const format = useFormat();
  if (isBlind) return <Notice tone="warn">{t('odd.blind')}</Notice>;
  if (kind === 'little') return <Notice tone="warn">{t('odd.little')}</Notice>;
  if (kind === 'much') {
    return <Notice tone="warn">{t('odd.much', { times: format.number(times, times < 10 ? 1 : 0) })}</Notice>;
  }
  const written = times >= 1 ? `${format.number(times)} ×` : `1/${format.number(1 / times)}`;
  return <Notice tone="warn">{t('odd.unit', { times: written })}</Notice>;
}
