/** Transfers: what is sent to another outlet, what comes from one, and what the receiver says of it. */

import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowLeftRight, Plus, Store } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { sendTransfer } from '../../db/commands/send-transfer.ts';
import { undo } from '../../db/commands/undo.ts';
import { listOutlets } from '../../db/queries/list-outlets.ts';
import { type KnownOfOutlet, readOutlook } from '../../db/queries/read-outlook.ts';
import { recentItems } from '../../db/queries/recent-doings.ts';
import type { Day } from '../../domain/day.ts';
import type { Item, Outlet, OutletId } from '../../domain/nouns.ts';
import { type Drafted, type DraftKey, forgetLineDraft, keepLineDraft, useLineDrafts } from '../../jobs/line-drafts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { ItemPicker } from './item-picker.tsx';
import { LineSheet } from './line-sheet.tsx';
import { pickablesOf } from './pickables.ts';
import sheet from './receive.module.css';
import { TransferArrival } from './transfer-arrival.tsx';
import { TransferLists } from './transfer-lists.tsx';

const style = classesOf(sheet);

/** With an id, the confirming of that transfer. */
export function TransfersScreen({ transferId }: { readonly transferId: string | undefined }) {
  const { t } = useTranslation('receive');
  const [, go] = useLocation();
  const { day: today } = useWallClock();
  const known = useLiveQuery(async () => readOutlook(book));
  const outlets = useLiveQuery(async () => listOutlets(book));
  return (
    <Page
      key={transferId}
      title={transferId === undefined ? t('transfer.title') : t('transfer.confirmTitle')}
      note={transferId === undefined ? t('transfer.note') : t('transfer.confirmNote')}
      back={{
        label: transferId === undefined ? t('title') : t('transfer.title'),
        go: () => go(transferId === undefined ? '/receive' : '/transfers'),
        always: true,
      }}
      width="narrow"
    >
      {known === undefined || outlets === undefined ? (
        <Skeleton rows={5} />
      ) : known === null ? null : outlets.length < 2 ? (
        <EmptyState
          icon={Store}
          title={t('transfer.oneOutlet')}
          actions={
            <ButtonLink kind="primary" needs="addOutlet" to="/settings/outlet">
              {t('transfer.addOutlet')}
            </ButtonLink>
          }
        >
          {t('transfer.oneOutletBody')}
        </EmptyState>
      ) : transferId !== undefined ? (
        <TransferArrival transferId={transferId} known={known} outlets={outlets} today={today} />
      ) : (
        <>
          <NewTransfer known={known} outlets={outlets} today={today} />
          <TransferLists known={known} outlets={outlets} today={today} />
        </>
      )}
    </Page>
  );
}

interface NewTransferProps {
  readonly known: KnownOfOutlet;
  readonly outlets: readonly Outlet[];
  readonly today: Day;
}

function NewTransfer({ known, outlets, today }: NewTransferProps) {
  const { t } = useTranslation('receive');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const { outlet, settings } = known;
  const others = outlets.filter(({ id }) => id !== outlet.id);
  const key: DraftKey = `${outlet.id}/transfer`;
  const draft: Drafted = useLineDrafts(({ drafts }) => drafts[key]) ?? NOTHING;
  const [open, setOpen] = useState<Item | 'pick' | null>(null);
  const recent = useLiveQuery(async () => recentItems(book, outlet.id, ['transferOut'], 8), [outlet.id]);
  const itemById = new Map(known.stock.map(({ item }) => [item.id, item]));
  const lines = draft.lines.filter(({ itemId }) => itemById.has(itemId));
  const to = others.find(({ id }) => id === draft.toOutletId) ?? (others.length === 1 ? others[0] : undefined);
  const started = open === null || open === 'pick' ? undefined : lines.find(({ itemId }) => itemId === open.id);

  const send = async () => {
    if (to === undefined) return;
    const sent = await command(
      sendTransfer(book, {
        fromOutletId: outlet.id,
        toOutletId: to.id,
        day: today,
        lines: lines.map(({ itemId, quantity, entered }) => ({ itemId, quantity, ...(entered ? { entered } : {}) })),
      }),
    );
    if (sent === null) return;
    forgetLineDraft(key);
    tell(t('transfer.sent', { outlet: to.name, count: lines.length }), () => undo(book, sent.entryId));
  };

  return (
    <>
      <Card
        title={t('transfer.new')}
        actions={
          <Button needs="sendTransfer" icon={Plus} onPress={() => setOpen('pick')}>
            {t('delivery.add')}
          </Button>
        }
      >
        <Select<OutletId>
          label={t('transfer.to')}
          value={to?.id ?? null}
          placeholder={t('transfer.choose')}
          onChange={(toOutletId) => keepLineDraft(key, { ...draft, toOutletId })}
          choices={others.map(({ id, name }) => ({ value: id, title: name }))}
        />
        {lines.length > 0 && (
          <List label={t('transfer.lines')}>
            {lines.map((line) => {
              const item = itemById.get(line.itemId)!;
              return (
                <ListRow
                  key={line.key}
                  title={item.name}
                  end={format.amount(line.quantity, item.baseUnit)}
                  onPress={() => setOpen(item)}
                />
              );
            })}
          </List>
        )}
        <div className={style('foot')}>
          <span className={style('soft')}>{lines.length === 0 ? t('transfer.empty') : ''}</span>
          <Button
            kind="primary"
            icon={ArrowLeftRight}
            isDisabled={lines.length === 0 || to === undefined}
            onPress={() => void send()}
          >
            {t('transfer.send')}
          </Button>
        </div>
      </Card>
      {open === 'pick' && (
        <Sheet isOpen wide needs="sendTransfer" onClose={() => setOpen(null)} title={t('delivery.add')}>
          <ItemPicker
            all={pickablesOf(known.stock, format)}
            recent={recent ?? []}
            recentLabel={t('pick.recent')}
            onPick={({ item }) => setOpen(item)}
          />
        </Sheet>
      )}
      {open !== null && open !== 'pick' && (
        <LineSheet
          key={open.id}
          needs="sendTransfer"
          item={open}
          title={open.name}
          currency={settings.currency}
          today={today}
          supplierId={null}
          wants={[]}
          okLabel={t('line.keep')}
          {...(started === undefined ? {} : { start: started })}
          onOk={(typed) => {
            const line = { ...typed, key: open.id, itemId: open.id };
            keepLineDraft(key, { ...draft, lines: [...lines.filter(({ itemId }) => itemId !== open.id), line] });
            setOpen(null);
          }}
          {...(started === undefined
            ? {}
            : {
                onRemove: () => {
                  keepLineDraft(key, { ...draft, lines: lines.filter(({ itemId }) => itemId !== open.id) });
                  setOpen(null);
                },
              })}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

const NOTHING: Drafted = { lines: [] };
