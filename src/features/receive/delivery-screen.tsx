/** A delivery, against an order or without one: as ordered unless changed, booked in two taps. */

import { useLiveQuery } from 'dexie-react-hooks';
import { PackagePlus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { recordDelivery } from '../../db/commands/record-delivery.ts';
import { undo } from '../../db/commands/undo.ts';
import { type KnownOfOutlet, readOutlook } from '../../db/queries/read-outlook.ts';
import { recentItems } from '../../db/queries/recent-doings.ts';
import type { Day } from '../../domain/day.ts';
import { minorMoney } from '../../domain/money.ts';
import type { Item, ItemId, OrderId, SupplierId } from '../../domain/nouns.ts';
import type { OpenOrder } from '../../domain/outlook.ts';
import { baseQuantity } from '../../domain/quantity.ts';
import {
  type Drafted,
  type DraftKey,
  forgetLineDraft,
  keepLineDraft,
  type LineDraft,
  useLineDrafts,
} from '../../jobs/line-drafts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Switch } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { DeliveryLine } from './delivery-line.tsx';
import { ItemPicker } from './item-picker.tsx';
import { LineSheet } from './line-sheet.tsx';
import { PhotoProof } from './photo-proof.tsx';
import { pickablesOf } from './pickables.ts';
import sheet from './receive.module.css';

const style = classesOf(sheet);

export function DeliveryScreen({ orderId }: { readonly orderId: string | undefined }) {
  const { t } = useTranslation('receive');
  const [, go] = useLocation();
  const { day: today } = useWallClock();
  const known = useLiveQuery(async () => readOutlook(book));
  const back = { label: t('title'), go: () => go('/receive'), always: true };
  const order = known?.openOrders.find(({ id }) => id === orderId);
  const supplier = known?.suppliers.find(({ id }) => id === order?.supplierId);
  const title =
    orderId === undefined
      ? t('delivery.titlePlain')
      : supplier === undefined
        ? t('delivery.titleOrder')
        : t('delivery.title', { supplier: supplier.name });
  return (
    <Page
      title={title}
      back={back}
      width="narrow"
      note={orderId === undefined ? t('delivery.notePlain') : t('delivery.note')}
    >
      {known === undefined ? (
        <Skeleton rows={5} />
      ) : known === null ? null : orderId !== undefined && order === undefined ? (
        <EmptyState
          icon={PackagePlus}
          title={t('delivery.gone')}
          actions={
            <ButtonLink kind="primary" to="/receive">
              {t('title')}
            </ButtonLink>
          }
        />
      ) : (
        <DeliveryForm key={orderId} known={known} order={order ?? null} today={today} />
      )}
    </Page>
  );
}

interface DeliveryFormProps {
  readonly known: KnownOfOutlet;
  readonly order: OpenOrder | null;
  readonly today: Day;
}

/** Which line is open in the sheet: one that stands there, or a new one of an item. */
type Open = { readonly key: string } | { readonly item: Item } | 'pick' | null;

function DeliveryForm({ known, order, today }: DeliveryFormProps) {
  const { t } = useTranslation('receive');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const [, go] = useLocation();
  const { outlet, settings, suppliers } = known;
  const key: DraftKey = `${outlet.id}/${(order?.id ?? 'delivery') as OrderId | 'delivery'}`;
  const kept = useLineDrafts(({ drafts }) => drafts[key]);
  const draft: Drafted = kept ?? { lines: startOf(order) };
  const change = (some: Partial<Drafted>) => keepLineDraft(key, { ...draft, ...some });
  const [open, setOpen] = useState<Open>(null);
  const [isSaving, setIsSaving] = useState(false);
  const recent = useLiveQuery(async () => recentItems(book, outlet.id, ['received'], 8), [outlet.id]);
  const itemById = new Map(known.stock.map(({ item }) => [item.id, item]));
  const ordered = new Map(order?.outstanding.map(({ itemId, quantity }) => [itemId, quantity]));
  const supplierId = order === null ? (draft.supplierId ?? null) : order.supplierId;
  const supplier = suppliers.find(({ id }) => id === supplierId);
  const lines = draft.lines.filter(({ itemId }) => itemById.has(itemId));
  const brought = lines.filter(({ quantity, damaged = 0 }) => quantity + damaged > 0);
  const isShort = [...ordered].some(([itemId, asked]) => takenOf(lines, itemId) < asked);
  const cost = lines.reduce((sum, line) => sum + (line.cost ?? 0), 0);
  const shown =
    open !== null && open !== 'pick' && 'key' in open ? lines.find((one) => one.key === open.key) : undefined;
  const shownItem = shown
    ? itemById.get(shown.itemId)
    : open !== null && open !== 'pick' && 'item' in open
      ? open.item
      : undefined;

  const save = async () => {
    setIsSaving(true);
    const done = await command(
      recordDelivery(book, {
        outletId: outlet.id,
        day: today,
        lines: brought.map(({ key: _key, ...line }) => line),
        supplierId,
        complete: !(isShort && draft.restComes),
        ...(order === null ? {} : { orderId: order.id }),
        ...(draft.photoId === undefined ? {} : { photoId: draft.photoId }),
      }),
    );
    setIsSaving(false);
    if (done === null) return;
    forgetLineDraft(key);
    go('/receive');
    const count = brought.length;
    const said = supplier
      ? t('delivery.saved', { supplier: supplier.name, count })
      : t('delivery.savedPlain', { count });
    const jumps = done.jumps.flatMap(({ itemId }) => itemById.get(itemId)?.name ?? []);
    tell(jumps.length === 0 ? said : `${said} ${t('delivery.jumps', { items: format.list(jumps) })}`, () =>
      undo(book, done.entryId),
    );
  };

  return (
    <>
      {order === null && (
        <Select<SupplierId | 'none'>
          label={t('delivery.supplier')}
          value={supplierId ?? 'none'}
          onChange={(chosen) => change({ supplierId: chosen === 'none' ? null : chosen })}
          choices={[
            { value: 'none', title: t('delivery.noSupplier') },
            ...suppliers.map(({ id, name }) => ({ value: id, title: name })),
          ]}
        />
      )}
      <Card
        title={t('delivery.lines')}
        flush
        actions={
          <Button icon={Plus} onPress={() => setOpen('pick')}>
            {t('delivery.add')}
          </Button>
        }
      >
        {lines.length === 0 ? (
          <p className={style('none')}>{t('delivery.empty')}</p>
        ) : (
          <ul>
            {lines.map((line) => (
              <DeliveryLine
                key={line.key}
                line={line}
                item={itemById.get(line.itemId)!}
                ordered={isFirstOf(lines, line) ? (ordered.get(line.itemId) ?? null) : null}
                taken={takenOf(lines, line.itemId)}
                currency={settings.currency}
                onChange={(quantity) =>
                  // A line's cost was for what it held before.
                  change({ lines: replace(draft.lines, line.key, withQuantity(line, quantity)) })
                }
                onOpen={() => setOpen({ key: line.key })}
              />
            ))}
          </ul>
        )}
      </Card>
      {order !== null && isShort && (
        <Switch
          isSelected={draft.restComes ?? false}
          onChange={(restComes) => change({ restComes })}
          detail={t('delivery.restComesNote')}
        >
          {t('delivery.restComes')}
        </Switch>
      )}
      <PhotoProof
        label={t('delivery.photo')}
        photoId={draft.photoId ?? null}
        onPhoto={(photoId) => {
          const { photoId: _before, ...rest } = draft;
          keepLineDraft(key, photoId === null ? rest : { ...rest, photoId });
        }}
      />
      <div className={style('foot')}>
        <span className={style('soft')}>{cost > 0 ? format.money(minorMoney(cost), settings.currency) : ''}</span>
        <Button
          kind="primary"
          size="large"
          isDisabled={brought.length === 0}
          isPending={isSaving}
          onPress={() => void save()}
        >
          {t('delivery.save')}
        </Button>
      </div>
      {open === 'pick' && (
        <Sheet isOpen wide onClose={() => setOpen(null)} title={t('delivery.add')}>
          <ItemPicker
            all={pickablesOf(known.stock, format)}
            recent={recent ?? []}
            recentLabel={t('pick.recent')}
            onPick={({ item }) => setOpen({ item })}
          />
        </Sheet>
      )}
      {shownItem && (
        <LineSheet
          key={shown?.key ?? shownItem.id}
          item={shownItem}
          title={shownItem.name}
          note={orderedNote(shownItem.id)}
          currency={settings.currency}
          today={today}
          supplierId={supplierId}
          wants={['cost', 'damaged', 'batch']}
          okLabel={t('line.keep')}
          {...(shown === undefined ? {} : { start: shown })}
          onOk={(typed) => {
            const line = { ...typed, key: shown?.key ?? crypto.randomUUID(), itemId: shownItem.id };
            change({ lines: shown ? replace(draft.lines, shown.key, line) : [...draft.lines, line] });
            setOpen(null);
          }}
          {...(shown === undefined || isOnlyOrdered(shown)
            ? {}
            : {
                onRemove: () => {
                  change({ lines: draft.lines.filter((one) => one.key !== shown.key) });
                  setOpen(null);
                },
              })}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );

  function orderedNote(itemId: ItemId): string | undefined {
    const asked = ordered.get(itemId);
    const item = itemById.get(itemId);
    return asked === undefined || !item
      ? undefined
      : t('delivery.ordered', { amount: format.amount(asked, item.baseUnit) });
  }

  /** The line of the order itself stays, with none if need be. */
  function isOnlyOrdered(line: LineDraft): boolean {
    return ordered.has(line.itemId) && lines.filter(({ itemId }) => itemId === line.itemId).length === 1;
  }
}

function startOf(order: OpenOrder | null): readonly LineDraft[] {
  return (order?.outstanding ?? []).map(({ itemId, quantity }) => ({ key: itemId, itemId, quantity }));
}

function takenOf(lines: readonly LineDraft[], itemId: ItemId): number {
  return lines.reduce((sum, line) => (line.itemId === itemId ? sum + line.quantity : sum), 0);
}

function isFirstOf(lines: readonly LineDraft[], line: LineDraft): boolean {
  return lines.find(({ itemId }) => itemId === line.itemId) === line;
}

function replace(lines: readonly LineDraft[], key: string, by: LineDraft): readonly LineDraft[] {
  return lines.map((line) => (line.key === key ? by : line));
}

/** What it cost, and how it was typed, were said of another amount. */
function withQuantity({ cost: _cost, entered: _entered, ...line }: LineDraft, quantity: number): LineDraft {
  return { ...line, quantity: baseQuantity(quantity) };
}
