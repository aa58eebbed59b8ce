/** One item of an order: what is proposed, a stepper by pack, and why. */

import { ChevronDown, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { useTranslation } from 'react-i18next';
import type { Day } from '../../domain/day.ts';
import { type Currency, costOf } from '../../domain/money.ts';
import type { ItemOutlook } from '../../domain/outlook.ts';
import { stepPacks } from '../../domain/pack-amount.ts';
import { type BaseQuantity, baseQuantity } from '../../domain/quantity.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import type { Format } from '../../ui/format.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { nearDay } from '../../ui/near-day.ts';
import { Stepper } from '../../ui/stepper.tsx';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './order-line.module.css';
import { amountOf, amountParts, looseStep, type OrdersTexts } from './order-text.ts';
import { Proof } from './proof.tsx';
import { SupplierSelect, type SupplierSelectProps } from './supplier-select.tsx';

const style = classesOf(sheet);

export interface OrderLineRowProps {
  readonly outlook: ItemOutlook;
  /** What will be ordered: the proposal unless edited. */
  readonly quantity: BaseQuantity;
  readonly today: Day;
  readonly currency: Currency;
  /** Null goes back to the proposal. */
  readonly onChange: (quantity: BaseQuantity | null) => void;
  /** Given where the item has no supplier yet. */
  readonly assign?: Omit<SupplierSelectProps, 'label'>;
}

export function OrderLineRow({ outlook, quantity, today, currency, onChange, assign }: OrderLineRowProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const [wasAsked, setWasAsked] = useState(false);
  const { item, proposal } = outlook;
  const isEdited = quantity !== proposal.quantity;
  const { main, detail } = amountParts({ item, quantity }, format);
  return (
    <li>
      <Disclosure className={style('line')} onExpandedChange={(isOpen) => isOpen && setWasAsked(true)}>
        <div>
          <h3 className={style('name')}>
            {item.name}
            {!proposal.proof.counted && <Badge tone="warn">{t('line.notCounted')}</Badge>}
          </h3>
          <div className={style('facts')}>
            {factsOf(outlook, today, t, format)}
            <Button slot="trigger" className={style('why')}>
              {t('line.why')}
              <ChevronDown size={16} strokeWidth={2.25} aria-hidden="true" />
            </Button>
            {assign && <SupplierSelect {...assign} plain label={t('supplier.assign', { item: item.name })} />}
          </div>
        </div>
        <div className={style('figures')}>
          <span className={style('cost')}>
            {item.price !== null && quantity > 0 ? format.money(costOf(quantity, item.price), currency) : ''}
          </span>
          <Stepper
            label={t('line.amount', { item: item.name })}
            value={quantity}
            {...(item.pack === null
              ? { step: looseStep(usualOf(outlook)) }
              : { steps: stepPacks(quantity, item.pack) })}
            onChange={(value) => onChange(baseQuantity(value))}
            shown={quantity === 0 ? t('line.none') : main}
            {...(detail === null || quantity === 0 ? {} : { detail })}
          />
        </div>
        {isEdited && (
          <div className={style('foot')}>
            <span className={style('edited')}>
              {t('line.edited', { quantity: amountOf({ item, quantity: proposal.quantity }, format) })}
              <IconButton
                icon={RotateCcw}
                label={t('line.reset', { item: item.name })}
                onPress={() => onChange(null)}
              />
            </span>
          </div>
        )}
        <DisclosurePanel className={style('panel')}>
          {wasAsked && <Proof item={item} proof={proposal.proof} quantity={proposal.quantity} today={today} />}
          <div className={style('links')}>
            {!proposal.proof.counted && (
              <ButtonLink needs="countStock" to={`/stock/${item.id}/count`}>
                {t('line.count')}
              </ButtonLink>
            )}
            <ButtonLink kind="quiet" needs="changeItem" to={`/stock/${item.id}/edit`}>
              {t('line.item')}
            </ButtonLink>
          </div>
        </DisclosurePanel>
      </Disclosure>
    </li>
  );
}

/** What is there, what is coming, and how long that lasts. */
function factsOf(outlook: ItemOutlook, today: Day, t: OrdersTexts, format: Format): string {
  const { item, proposal, runsOutOn, plan, expected } = outlook;
  const { proof } = proposal;
  const amount = (base: number) => format.amount(base, item.baseUnit);
  const facts: string[] = [];
  if (proof.counted) {
    facts.push(t(proof.usedSinceCount > 0 ? 'line.haveAbout' : 'line.have', { have: amount(proof.have) }));
  }
  if (proof.coming > 0) facts.push(t('line.coming', { coming: amount(proof.coming) }));
  if (proof.counted && expected.length > 0) {
    const isShort = runsOutOn !== null && runsOutOn < plan.nextDeliveryOn;
    // An order that only adds safety is not for an empty shelf.
    const lasts = t(proposal.quantity > 0 ? 'line.tight' : 'line.lasts');
    facts.push(isShort ? t('line.runsOut', { day: nearDay(format, runsOutOn, today) }) : lasts);
  }
  return facts.join(' · ');
}

/** What a step is a share of where nothing is proposed: what the covered days need, else what lies there, else a handful. */
function usualOf({ item, onHand, proposal }: ItemOutlook): number {
  return (
    proposal.quantity || proposal.proof.needAfter || Math.max(0, onHand ?? 0) || (item.baseUnit === 'pcs' ? 20 : 10_000)
  );
}
