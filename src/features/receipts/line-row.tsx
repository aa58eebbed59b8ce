/** One line of the paper: what it is taken for, how much goes into stock and what it cost; opened, it can be corrected. */

import { ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { lineCost, lineQuantity } from '../../domain/receipt-mapping.ts';
import { doubtsOf, paperNumberText, type ReviewLine } from '../../domain/receipt-review.ts';
import { Badge } from '../../ui/badge.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { useFormat } from '../../ui/use-format.ts';
import { LineEditor } from './line-editor.tsx';
import sheet from './review.module.css';
import type { ReviewState } from './use-review.ts';

const style = classesOf(sheet);

export interface LineRowProps {
  readonly line: ReviewLine;
  readonly state: ReviewState;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

export function LineRow({ line, state, isOpen, onOpen }: LineRowProps) {
  const { t } = useTranslation('receipts');
  const format = useFormat();
  const { review, itemById } = state;
  const item = line.itemId === null ? undefined : itemById.get(line.itemId);
  const doubts = doubtsOf(line, review.currency);
  const quantity = line.holds === null ? null : lineQuantity(line.quantity, line.holds);
  const cost = lineCost(line);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const told = line.name === '' ? t('line.noName') : line.name;
  return (
    <li className={style('line', isOpen && 'open', line.isLeftOut && 'left-out')}>
      <button type="button" className={style('line-head')} aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
        <span className={style('line-words')}>
          <span className={style('line-title')}>{item?.name ?? (line.isLeftOut ? told : t('line.which'))}</span>
          <span className={style('line-paper')}>
            {told}
            {line.quantity !== null &&
              ` · ${format.typed(paperNumberText(line.quantity))}${line.unit ? ` ${line.unit}` : ''}`}
          </span>
          {!isOpen && doubts.length > 0 && (
            <span className={style('badges')}>
              {doubts.slice(0, 2).map((doubt) => (
                <Badge key={doubt} tone="warn" icon={TriangleAlert}>
                  {t(`doubt.${doubt}`)}
                </Badge>
              ))}
            </span>
          )}
        </span>
        <span className={style('line-figures')}>
          {item !== undefined && quantity !== null && (
            <span className={style('line-amount')}>{format.amount(quantity, item.baseUnit)}</span>
          )}
          {cost !== null && <span className={style('line-cost')}>{format.money(cost, review.currency)}</span>}
        </span>
        <Chevron size={18} aria-hidden="true" className={style('chevron')} />
      </button>
      {isOpen && <LineEditor key={line.id} line={line} state={state} onDone={() => onOpen(false)} />}
    </li>
  );
}
