/** The one-sentence proof of a proposed amount, and the sum behind it. */

import { useTranslation } from 'react-i18next';
import type { Day } from '../../domain/day.ts';
import type { Item } from '../../domain/nouns.ts';
import type { OrderProof } from '../../domain/ordering.ts';
import type { BaseQuantity } from '../../domain/quantity.ts';
import { about } from '../../ui/about.ts';
import { classesOf } from '../../ui/class-names.ts';
import { nearDay } from '../../ui/near-day.ts';
import { useFormat } from '../../ui/use-format.ts';
import { amountOf } from './order-text.ts';
import sheet from './proof.module.css';

const style = classesOf(sheet);

export interface ProofProps {
  readonly item: Item;
  readonly proof: OrderProof;
  readonly quantity: BaseQuantity;
  readonly today: Day;
}

/** What is proposed for one item, why, and as a column of figures. */
export function Proof(props: ProofProps) {
  return (
    <div className={style('proof')}>
      <p>{useProofSentence(props)}</p>
      {props.proof.basis !== 'nothing' && <Sum {...props} />}
    </div>
  );
}

/** The figures in words: one sentence for the sum, and a short one for each thing that changed it. */
function useProofSentence({ item, proof, quantity, today }: ProofProps): string {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const amount = (base: number) => format.amount(base, item.baseUnit, about(base, item.baseUnit));
  const figures = { have: amount(proof.have), coming: amount(proof.coming), wanted: amount(proof.wanted) };
  const clauses: string[] = [];
  if (proof.basis === 'nothing') clauses.push(t('proof.nothing'));
  if (proof.basis === 'par') clauses.push(t('proof.par', { ...figures, par: amount(proof.needAfter) }));
  if (proof.basis === 'forecast') {
    clauses.push(
      t(proof.coverFrom === proof.coverTo ? 'proof.forecastDay' : 'proof.forecast', {
        ...figures,
        before: amount(proof.needBefore - proof.missed),
        delivery: nearDay(format, proof.coverFrom, today),
        after: amount(proof.needAfter),
        to: nearDay(format, proof.coverTo, today),
        safety: amount(proof.safety),
        level: format.percent(proof.serviceLevel),
      }),
    );
    if (proof.counted && proof.missed > 0) clauses.push(t('proof.missed', { missed: amount(proof.missed) }));
    if (proof.usedSinceCount > 0) clauses.push(t('proof.usedSince', { used: amount(proof.usedSinceCount) }));
  }
  if (!proof.counted && proof.basis !== 'nothing') clauses.push(t('proof.notCounted'));
  if (proof.shelfLife !== null) {
    clauses.push(t('proof.shelfLife', { count: proof.shelfLife.days, cut: amount(proof.shelfLife.cutBy) }));
  }
  if (item.pack !== null && proof.pack !== null && quantity > 0) {
    clauses.push(
      t('proof.pack', {
        size: format.amount(proof.pack.size, item.baseUnit),
        count: proof.pack.count,
        pack: item.pack.name,
        quantity: format.amount(quantity, item.baseUnit),
      }),
    );
  }
  if (item.pack === null && quantity > proof.wanted) {
    clauses.push(t('proof.rounded', { quantity: format.amount(quantity, item.baseUnit) }));
  }
  if (proof.spoils > 0) clauses.push(t('proof.spoils', { spoils: amount(proof.spoils) }));
  if (proof.repeatedDays > 0) clauses.push(t('proof.repeated', { count: proof.repeatedDays }));
  return clauses.join(' ');
}

interface SumRow {
  readonly words: string;
  readonly sign: '+' | '−' | '=';
  readonly figure: string;
}

function Sum({ item, proof, quantity, today }: ProofProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const unit = item.baseUnit;
  const amount = (base: number) => format.amount(base, unit);
  const level = format.percent(proof.serviceLevel);
  const rows: SumRow[] = [];
  const add = (sign: SumRow['sign'], words: string, base: number) => rows.push({ sign, words, figure: amount(base) });
  if (proof.basis === 'par') add('+', t('sum.par'), proof.needAfter);
  else {
    const delivery = nearDay(format, proof.coverFrom, today);
    if (proof.needBefore > 0) add('+', t('sum.before', { day: delivery }), proof.needBefore);
    if (proof.missed > 0) add('−', t('sum.missed'), proof.missed);
    const to = nearDay(format, proof.coverTo, today);
    add(
      '+',
      to === delivery ? t('sum.afterDay', { day: to }) : t('sum.after', { from: delivery, to }),
      proof.needAfter,
    );
    add('+', t('sum.safety', { level }), proof.safety);
  }
  add('−', t('sum.have'), proof.have);
  if (proof.coming > 0) add('−', t('sum.coming'), proof.coming);
  add('=', t('sum.wanted'), proof.wanted);
  rows.push({ sign: '=', words: t('sum.proposed'), figure: amountOf({ item, quantity }, format) });
  return (
    <table className={style('sum')}>
      <caption className="visually-hidden">{t('sum.title')}</caption>
      <tbody>
        {rows.map(({ words, sign, figure }) => (
          <tr key={words} className={style(sign === '=' && 'total')}>
            <th scope="row">{words}</th>
            <td className={style('sign')}>{sign}</td>
            <td>{figure}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
