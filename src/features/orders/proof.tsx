/** The one-sentence proof of a proposed amount, and the sum behind it. */

import { useTranslation } from 'react-i18next';
import type { Day } from '../../domain/day.ts';
import type { Item } from '../../domain/nouns.ts';
import type { OrderProof } from '../../domain/ordering.ts';
import type { BaseQuantity } from '../../domain/quantity.ts';
import { about } from '../../ui/about.ts';
import { classesOf } from '../../ui/class-names.ts';
import type { Format } from '../../ui/format.ts';
import { nearDay } from '../../ui/near-day.ts';
import { useFormat } from '../../ui/use-format.ts';
import { amountOf, type OrdersTexts } from './order-text.ts';
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
function useProofSentence(props: ProofProps): string {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { item, proof, quantity } = props;
  const roughly = (base: number) => format.amount(base, item.baseUnit, about(base, item.baseUnit));
  const exactly = (base: number) => format.amount(base, item.baseUnit);
  if (proof.basis === 'nothing') return t('proof.nothing');
  const clauses = [`${sumInWords(props, t, format).join(', ')}.`];
  if (!proof.counted) clauses.push(t('proof.notCounted'));
  else if (proof.missed > 0) clauses.push(t('proof.missed', { missed: roughly(proof.missed) }));
  if (proof.usedSinceCount > 0) clauses.push(t('proof.usedSince', { used: roughly(proof.usedSinceCount) }));
  if (proof.shelfLife !== null) {
    clauses.push(t('proof.shelfLife', { count: proof.shelfLife.days, cut: roughly(proof.shelfLife.cutBy) }));
  }
  if (item.pack !== null && proof.pack !== null && quantity > 0) {
    clauses.push(
      t('proof.pack', {
        size: exactly(proof.pack.size),
        count: proof.pack.count,
        pack: item.pack.name,
        quantity: exactly(quantity),
      }),
    );
  }
  if (item.pack === null && quantity > proof.wanted) clauses.push(t('proof.rounded', { quantity: exactly(quantity) }));
  if (proof.spoils > 0) clauses.push(t('proof.spoils', { spoils: roughly(proof.spoils) }));
  if (proof.repeatedDays > 0) clauses.push(t('proof.repeated', { count: proof.repeatedDays }));
  return clauses.join(' ');
}

/** Need − have − coming as parts of one sentence; what is nothing is left out. */
function sumInWords({ item, proof, today }: ProofProps, t: OrdersTexts, format: Format): string[] {
  const amount = (base: number) => ({ amount: format.amount(base, item.baseUnit, about(base, item.baseUnit)) });
  const parts: string[] = [];
  if (proof.basis === 'par') parts.push(t('proof.par', amount(proof.needAfter)));
  else {
    const day = nearDay(format, proof.coverFrom, today);
    const to = nearDay(format, proof.coverTo, today);
    const isOneDay = proof.coverFrom === proof.coverTo;
    const before = proof.needBefore - proof.missed;
    const after = amount(proof.needAfter);
    if (before > 0) {
      parts.push(t('proof.before', { ...amount(before), day }));
      parts.push(isOneDay ? t('proof.afterDay', after) : t('proof.after', { ...after, to }));
    } else parts.push(isOneDay ? t('proof.onlyDay', { ...after, day }) : t('proof.only', { ...after, day, to }));
    if (proof.safety > 0) {
      parts.push(t('proof.safety', { ...amount(proof.safety), level: format.percent(proof.serviceLevel) }));
    }
  }
  if (proof.have > 0) parts.push(t('proof.have', amount(proof.have)));
  if (proof.coming > 0) parts.push(t('proof.coming', amount(proof.coming)));
  parts.push(proof.wanted > 0 ? t('proof.wanted', amount(proof.wanted)) : t('proof.enough'));
  return parts;
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
