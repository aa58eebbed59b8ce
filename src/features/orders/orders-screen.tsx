/** Orders: what to order from whom before when, and what is on its way. */

import { useLiveQuery } from 'dexie-react-hooks';
import { CircleCheck, Plus, ShoppingBasket } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { changeItem } from '../../db/commands/change-item.ts';
import { placeOrder } from '../../db/commands/place-order.ts';
import { undo } from '../../db/commands/undo.ts';
import type { CommandOutcome } from '../../db/outcome.ts';
import { type KnownOfOutlet, readOutlook } from '../../db/queries/read-outlook.ts';
import type { EntryId, Item, OrderId, Supplier, SupplierId } from '../../domain/nouns.ts';
import { type ItemOutlook, lookAhead } from '../../domain/outlook.ts';
import { forgetOrderEdits, orderKey, useOrderEdits } from '../../jobs/order-edits.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState, Notice } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { Drafts } from './drafts.tsx';
import { OpenOrders } from './open-orders.tsx';
import sheet from './orders-screen.module.css';
import { PastOrders } from './past-orders.tsx';
import { type ChosenLine, SupplierOrder } from './supplier-order.tsx';
import { SupplierSheet } from './supplier-sheet.tsx';

const style = classesOf(sheet);
const NO_EDITS = {};

export function OrdersScreen() {
  const { t } = useTranslation('orders');
  const known = useLiveQuery(async () => readOutlook(book));
  const [newFor, setNewFor] = useState<readonly Item[] | null>(null);
  const addSupplier = (
    <Button needs="addSupplier" icon={Plus} onPress={() => setNewFor([])}>
      {t('supplier.add')}
    </Button>
  );
  return (
    <Page title={t('title')} note={t('note')} actions={known && known.stock.length > 0 && addSupplier}>
      {known === undefined ? (
        <Skeleton rows={6} />
      ) : known === null || known.stock.length === 0 ? (
        <EmptyState
          icon={ShoppingBasket}
          title={t('empty.title')}
          actions={
            <ButtonLink kind="primary" needs="importRecords" to="/import">
              {t('empty.import')}
            </ButtonLink>
          }
        >
          {t('empty.body')}
        </EmptyState>
      ) : (
        <Proposals known={known} newFor={newFor} setNewFor={setNewFor} />
      )}
    </Page>
  );
}

interface ProposalsProps {
  readonly known: KnownOfOutlet;
  /** Items for which a new supplier is being entered; none for a supplier alone; null when none is. */
  readonly newFor: readonly Item[] | null;
  readonly setNewFor: (items: readonly Item[] | null) => void;
}

function Proposals({ known, newFor, setNewFor }: ProposalsProps) {
  const { t } = useTranslation('orders');
  const now = useWallClock();
  const command = useCommand();
  const tell = useUndoToast();
  const edits = useOrderEdits(({ orders }) => orders);
  const [edited, setEdited] = useState<Supplier | null>(null);
  const { outlet, settings, suppliers, openOrders } = known;
  const outlooks = useMemo(() => lookAhead({ ...known, now, serviceLevel: known.settings.serviceLevel }), [known, now]);
  const grouped = useMemo(() => groupBySupplier(outlooks), [outlooks]);
  const itemById = useMemo(() => new Map(known.stock.map(({ item }) => [item.id, item])), [known]);

  const assignTo = async (items: readonly Item[], supplierId: SupplierId, supplier: string) => {
    const done: EntryId[] = [];
    for (const item of items) {
      const changed = await command(changeItem(book, { itemId: item.id, fields: { supplierId } }));
      if (changed === null) return;
      done.push(changed.entryId);
    }
    const message =
      items.length === 1
        ? t('supplier.assigned', { item: items[0]!.name, supplier })
        : t('supplier.assignedMany', { count: items.length, supplier });
    tell(message, () => undoAll(done));
  };

  const place = async (
    group: SupplierGroup,
    lines: readonly ChosenLine[],
    isDraft: boolean,
  ): Promise<OrderId | null> => {
    const { supplier, plan } = group;
    const placed = await command(
      placeOrder(book, {
        outletId: outlet.id,
        supplierId: supplier?.id ?? null,
        lines: lines.map(({ item, quantity }) => ({ itemId: item.id, quantity })),
        placedOn: now.day,
        deliveryOn: plan.deliveryOn,
        isDraft,
      }),
    );
    if (placed === null) return null;
    forgetOrderEdits(orderKey(outlet.id, supplier?.id ?? null, plan.deliveryOn));
    const name = supplier?.name ?? t('supplier.none');
    const message = isDraft ? t('placed.draft', { supplier: name }) : t('placed.toast', { supplier: name });
    tell(message, () => undo(book, placed.entryId));
    return placed.orderId;
  };

  const isAsked = (group: SupplierGroup) => {
    const lines = edits[orderKey(outlet.id, group.supplier?.id ?? null, group.plan.deliveryOn)] ?? {};
    return group.outlooks.some(({ item, proposal }) => proposal.quantity > 0 || lines[item.id] !== undefined);
  };
  // Suppliers of whom nothing is needed now come last.
  const groups = grouped.toSorted((a, b) => Number(isAsked(b)) - Number(isAsked(a)));
  const firstAsked = groups.find(isAsked);

  return (
    <div className={style('cards')}>
      {known.forecasts.size === 0 && (
        <Notice title={t('noForecast.title')} actions={<ButtonLink to="/insights">{t('noForecast.learn')}</ButtonLink>}>
          {t('noForecast.body')}
        </Notice>
      )}
      {openOrders.length > 0 && (
        <OpenOrders
          orders={openOrders}
          suppliers={suppliers}
          itemById={itemById}
          outlet={outlet}
          currency={settings.currency}
          today={now.day}
        />
      )}
      <Drafts
        outlet={outlet}
        suppliers={suppliers}
        itemById={itemById}
        openOrders={openOrders}
        currency={settings.currency}
        now={now}
      />
      {firstAsked === undefined && known.forecasts.size > 0 && (
        <EmptyState icon={CircleCheck} title={t('nothing.title')}>
          {t('nothing.body')}
        </EmptyState>
      )}
      {groups.map((group) => {
        const key = orderKey(outlet.id, group.supplier?.id ?? null, group.plan.deliveryOn);
        return (
          <SupplierOrder
            key={group.supplier?.id ?? 'none'}
            orderKey={key}
            supplier={group.supplier}
            outlooks={group.outlooks}
            edits={edits[key] ?? NO_EDITS}
            openOrders={openOrders}
            outlet={outlet}
            currency={settings.currency}
            now={now}
            isFirst={group === firstAsked}
            onEdit={() => setEdited(group.supplier)}
            onPlace={(lines, isDraft) => place(group, lines, isDraft)}
            {...(group.supplier === null
              ? {
                  assign: (items) => ({
                    suppliers,
                    onChoose: (supplier) => void assignTo(items, supplier.id, supplier.name),
                    onNew: () => setNewFor(items),
                  }),
                }
              : {})}
          />
        );
      })}
      <PastOrders outletId={outlet.id} suppliers={suppliers} itemById={itemById} today={now.day} />
      {newFor !== null && (
        <SupplierSheet
          supplier={null}
          currency={settings.currency}
          onClose={() => setNewFor(null)}
          {...(newFor.length > 0 ? { onSaved: (id, name) => void assignTo(newFor, id, name) } : {})}
        />
      )}
      {edited !== null && (
        <SupplierSheet supplier={edited} currency={settings.currency} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}

/** Takes entries back, youngest first; stops at the first that cannot be. */
async function undoAll(entries: readonly EntryId[]): Promise<CommandOutcome> {
  const [youngest, ...older] = entries.toReversed();
  const outcome = await undo(book, youngest!);
  return outcome.ok && older.length > 0 ? undoAll(older.toReversed()) : outcome;
}

interface SupplierGroup {
  readonly supplier: Supplier | null;
  readonly plan: ItemOutlook['plan'];
  readonly outlooks: readonly ItemOutlook[];
}

/** The next to close first; within a supplier what runs out first; items without a supplier last. */
function groupBySupplier(outlooks: readonly ItemOutlook[]): readonly SupplierGroup[] {
  const bySupplier = new Map<Supplier | null, ItemOutlook[]>();
  for (const outlook of outlooks) {
    const others = bySupplier.get(outlook.supplier);
    if (others === undefined) bySupplier.set(outlook.supplier, [outlook]);
    else others.push(outlook);
  }
  const urgency = ({ runsOutOn }: ItemOutlook) => runsOutOn ?? '9999';
  return [...bySupplier]
    .map(([supplier, lines]) => ({
      supplier,
      plan: lines[0]!.plan,
      outlooks: lines.toSorted((a, b) => urgency(a).localeCompare(urgency(b))),
    }))
    .toSorted((a, b) => {
      if (a.supplier === null || b.supplier === null) return a.supplier === null ? 1 : -1;
      if (a.plan.orderOn !== b.plan.orderOn) return a.plan.orderOn < b.plan.orderOn ? -1 : 1;
      return (a.plan.closesIn ?? 1440) - (b.plan.closesIn ?? 1440);
    });
}
