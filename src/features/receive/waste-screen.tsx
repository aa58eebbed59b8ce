/** Waste: which item or dish, how much, why; with a photo where one helps. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { throwAway } from '../../db/commands/throw-away.ts';
import { undo } from '../../db/commands/undo.ts';
import { listDishes } from '../../db/queries/dishes.ts';
import { type KnownOfOutlet, readOutlook } from '../../db/queries/read-outlook.ts';
import { recentItems } from '../../db/queries/recent-doings.ts';
import type { Day } from '../../domain/day.ts';
import { type Dish, type PhotoId, WASTE_REASONS, type WasteReason } from '../../domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { ItemPicker, type Pickable } from './item-picker.tsx';
import { LineSheet, type TypedLine } from './line-sheet.tsx';
import { PhotoProof } from './photo-proof.tsx';
import { type PickableItem, pickablesOf } from './pickables.ts';
import sheet from './receive.module.css';

const style = classesOf(sheet);

export function WasteScreen() {
  const { t } = useTranslation('receive');
  const [, go] = useLocation();
  const { day: today } = useWallClock();
  const known = useLiveQuery(async () => readOutlook(book));
  return (
    <Page
      title={t('waste.title')}
      note={t('waste.note')}
      back={{ label: t('title'), go: () => go('/receive'), always: true }}
      width="narrow"
    >
      {known === undefined ? <Skeleton rows={6} /> : known !== null && <Waste known={known} today={today} />}
    </Page>
  );
}

type Wasted = PickableItem | (Pickable & { readonly dish: Dish });

function Waste({ known, today }: { readonly known: KnownOfOutlet; readonly today: Day }) {
  const { t } = useTranslation('receive');
  const format = useFormat();
  const [one, setOne] = useState<Wasted | null>(null);
  const { id: outletId } = known.outlet;
  const recent = useLiveQuery(async () => recentItems(book, outletId, ['wasted'], 8), [outletId]);
  const dishes = useLiveQuery(async () => listDishes(book));
  const all = useMemo((): readonly Wasted[] => {
    const asDish = (dish: Dish): Wasted => ({
      id: dish.id,
      name: dish.name,
      search: { name: dish.name, aliases: [], category: null, area: null },
      detail: t('waste.dish'),
      dish,
    });
    return [...pickablesOf(known.stock, format), ...(dishes ?? []).filter(({ isArchived }) => !isArchived).map(asDish)];
  }, [known, dishes, format, t]);
  return (
    <>
      <ItemPicker all={all} recent={recent ?? []} recentLabel={t('pick.recentWaste')} onPick={setOne} />
      {one !== null && <WasteSheet key={one.id} one={one} known={known} today={today} onClose={() => setOne(null)} />}
    </>
  );
}

interface WasteSheetProps {
  readonly one: Wasted;
  readonly known: KnownOfOutlet;
  readonly today: Day;
  readonly onClose: () => void;
}

function WasteSheet({ one, known, today, onClose }: WasteSheetProps) {
  const { t } = useTranslation('receive');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const [typed, setTyped] = useState<TypedLine | null>(null);
  const [photoId, setPhotoId] = useState<PhotoId | null>(null);
  const [note, setNote] = useState('');
  const { outlet, settings } = known;
  const item = 'dish' in one ? portionOf(one.dish) : one.item;

  const save = async ({ quantity, entered, pieces }: TypedLine, reason: WasteReason) => {
    const done = await command(
      throwAway(book, {
        outletId: outlet.id,
        day: today,
        reason,
        ...('dish' in one
          ? { dishes: [{ dishId: one.dish.id, portions: quantity }] }
          : {
              lines: [
                {
                  itemId: one.item.id,
                  quantity,
                  ...(entered === undefined ? {} : { entered }),
                  ...(pieces === undefined ? {} : { pieces }),
                },
              ],
            }),
        ...(photoId === null ? {} : { photoId }),
        ...(note.trim() === '' ? {} : { note }),
      }),
    );
    if (done === null) return;
    onClose();
    const words = { what: one.name, amount: format.amount(quantity, item.baseUnit) };
    const said =
      done.worth > 0
        ? t('waste.savedWorth', { ...words, money: format.money(done.worth, settings.currency) })
        : t('waste.saved', words);
    tell(said, () => undo(book, done.entryId));
  };

  if (typed === null) {
    return (
      <LineSheet
        item={item}
        title={t('waste.sheet', { what: one.name })}
        currency={settings.currency}
        today={today}
        supplierId={null}
        wants={[]}
        okLabel={t('waste.next')}
        onOk={setTyped}
        onClose={onClose}
      />
    );
  }
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('waste.reason')}
      note={`${format.amount(typed.quantity, item.baseUnit)} ${one.name}`}
    >
      <fieldset className={style('reasons')} aria-label={t('waste.reason')}>
        {WASTE_REASONS.map((reason) => (
          <Button key={reason} size="large" onPress={() => void save(typed, reason)}>
            {t(`reason.${reason}`)}
          </Button>
        ))}
      </fieldset>
      <TextField label={t('waste.noteLabel')} value={note} onChange={setNote} maxLength={500} />
      <PhotoProof label={t('waste.photo')} photoId={photoId} onPhoto={setPhotoId} />
    </Sheet>
  );
}

/** A dish as the sheet takes it: portions of it, or an amount of a part made ahead. */
function portionOf(dish: Dish) {
  return {
    id: dish.id as never,
    name: dish.name,
    baseUnit: dish.unit,
    category: null,
    area: null,
    pack: null,
    packs: [],
    barcodes: [],
    isCatchWeight: false,
    shelfLifeDays: null,
    par: null,
    supplierId: null,
    aliases: [],
    price: null,
    photoId: null,
    isArchived: false,
  } as const;
}
