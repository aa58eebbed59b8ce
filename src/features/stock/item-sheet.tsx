/** What is known of an item, entered or corrected: its names, packs, codes, place and picture, saved as one entry. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { addItem } from '../../db/commands/add-item.ts';
import { changeItem } from '../../db/commands/change-item.ts';
import type { Photo } from '../../db/commands/keep-photo.ts';
import { undo } from '../../db/commands/undo.ts';
import { layOutOutlet } from '../../db/queries/count-sheet.ts';
import { listItems } from '../../db/queries/list-items.ts';
import { listOutlets } from '../../db/queries/list-outlets.ts';
import { photoOf } from '../../db/queries/photo-of.ts';
import { placementsOf } from '../../db/queries/placements-of.ts';
import { areasOf } from '../../domain/count-sheet.ts';
import type { Currency } from '../../domain/money.ts';
import type { Item, ItemId, Outlet, Supplier, SupplierId } from '../../domain/nouns.ts';
import type { BaseUnit } from '../../domain/quantity.ts';
import { shrinkPhoto } from '../../jobs/shrink-photo.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TextField } from '../../ui/field.tsx';
import { PhotoPicker, type Picture } from '../../ui/photo.tsx';
import { Select } from '../../ui/select.tsx';
import { Notice } from '../../ui/states.tsx';
import { useRefusalWords, useUndoToast } from '../../ui/use-command.ts';
import { AreaChoice } from './area-choice.tsx';
import { BarcodeList } from './barcode-list.tsx';
import { formOf, type ItemForm, type ItemFormProblems, readForm } from './item-form.ts';
import { placeOf } from './item-place.ts';
import sheet from './item-sheet.module.css';
import { PackRows } from './pack-rows.tsx';
import { FORM_UNIT, readAmount, typedAmount } from './typed-amount.ts';

const style = classesOf(sheet);
/** Stands for no supplier in the choice. */
const NONE = 'none';
/** Pixels: a thing on a shelf is known by little. */
const PHOTO_PIXELS = 640;

export interface ItemSheetProps {
  /** Null makes a new one. */
  readonly item: Item | null;
  readonly outlet: Outlet;
  readonly suppliers: readonly Supplier[];
  readonly currency: Currency;
  readonly onClose: () => void;
  readonly onAdded?: (id: ItemId) => void;
}

/** What of the book the form needs beside the item. */
interface Around {
  readonly areas: readonly string[];
  readonly chosen: readonly string[];
  readonly parHere: string;
  readonly outlets: number;
  readonly categories: readonly string[];
  readonly picture: Picture | null;
}

export function ItemSheet(props: ItemSheetProps) {
  const { item, outlet } = props;
  const around = useLiveQuery(async (): Promise<Around> => {
    const [shelves, placements, outlets, items, picture] = await Promise.all([
      layOutOutlet(book, outlet.id),
      placementsOf(book, outlet.id),
      listOutlets(book),
      listItems(book),
      item?.photoId ? photoOf(book, item.photoId) : null,
    ]);
    const placement = item === null ? undefined : placements.get(item.id);
    return {
      areas: shelves.map(({ area }) => area).filter((area) => area !== ''),
      chosen: item === null ? [] : areasOf(item, placement).filter((area) => area !== ''),
      parHere: item === null ? '' : typedAmount(placement?.par ?? null, item.baseUnit),
      outlets: outlets.length,
      categories: [...new Set(items.flatMap((one) => one.category ?? []))].sort(),
      picture,
    };
  }, [outlet.id, item]);
  return around === undefined ? null : <LoadedSheet {...props} around={around} />;
}

function LoadedSheet({
  item,
  outlet,
  suppliers,
  currency,
  onClose,
  onAdded,
  around,
}: ItemSheetProps & { readonly around: Around }) {
  const { t } = useTranslation('stock');
  const words = useRefusalWords();
  const tell = useUndoToast();
  const [form, setForm] = useState(() => formOf(item, currency));
  const [areas, setAreas] = useState(around.chosen);
  const [parHere, setParHere] = useState(around.parHere);
  const [photo, setPhoto] = useState<Photo | 'none' | null>(null);
  const [isShrinking, setShrinking] = useState(false);
  const [problems, setProblems] = useState<ItemFormProblems>({});
  const [refused, setRefused] = useState<string | null>(null);
  const unit = FORM_UNIT[form.baseUnit];

  const change = (fields: Partial<ItemForm>) => setForm({ ...form, ...fields });
  const text = (field: { [Name in keyof ItemForm]: ItemForm[Name] extends string ? Name : never }[keyof ItemForm]) => {
    const problem = problems[field];
    return {
      value: form[field] as string,
      onChange: (value: string) => {
        change({ [field]: value });
        setProblems({ ...problems, [field]: undefined });
      },
      error: problem === undefined ? null : t(`edit.${problem}`),
    };
  };
  const takePhoto = async (file: File) => {
    setShrinking(true);
    const small = await shrinkPhoto(file, { longest: PHOTO_PIXELS });
    setShrinking(false);
    if (small.ok) setPhoto(small.value);
    else setRefused(t('edit.photoWrong'));
  };

  const save = async () => {
    const read = readForm(form, item, currency);
    const par = around.outlets > 1 ? readAmount(parHere, form.baseUnit) : null;
    if (par === undefined) return setRefused(t('edit.amountWrong'));
    if ('problems' in read) return setProblems(read.problems);
    const { baseUnit, ...fields } = read.fields;
    const said = placeOf({ areas, par }, item, around.outlets);
    const beside = {
      placement: { outletId: outlet.id, fields: said.placement },
      ...(photo === null || photo === 'none' ? {} : { photo }),
    };
    const shown = { ...fields, area: said.area, ...(photo === 'none' ? { photoId: null } : {}) };
    const saved =
      item === null
        ? await addItem(book, { baseUnit, ...shown, ...beside })
        : await changeItem(book, { itemId: item.id, fields: shown, ...beside });
    if (!saved.ok) {
      setRefused(saved.refusal.code === 'name-taken' ? t('edit.nameTaken') : words(saved.refusal.code));
      return;
    }
    onClose();
    tell(t('edit.saved', { item: fields.name }), () => undo(book, saved.entryId));
    if ('itemId' in saved) onAdded?.(saved.itemId as ItemId);
  };
  const archive = async (isArchived: boolean) => {
    if (item === null) return;
    const saved = await changeItem(book, { itemId: item.id, fields: { isArchived } });
    if (!saved.ok) return setRefused(words(saved.refusal.code));
    onClose();
    tell(t(isArchived ? 'edit.archived' : 'edit.unarchived', { item: item.name }), () => undo(book, saved.entryId));
  };

  return (
    <Sheet
      isOpen
      needs={item === null ? 'addItem' : 'changeItem'}
      onClose={onClose}
      title={item === null ? t('edit.new') : t('edit.title', { item: item.name })}
      actions={
        <>
          <Button onPress={onClose}>{t('edit.cancel')}</Button>
          <Button kind="primary" onPress={() => void save()}>
            {t('edit.save')}
          </Button>
        </>
      }
    >
      {refused !== null && <Notice tone="bad">{refused}</Notice>}
      <TextField label={t('edit.name')} {...text('name')} isRequired maxLength={200} />
      <TextField label={t('edit.aliases')} note={t('edit.aliasesNote')} {...text('aliases')} />
      <TextField label={t('edit.category')} {...text('category')} maxLength={60} suggestions={around.categories} />
      {item === null && (
        <Select<BaseUnit>
          label={t('edit.unit')}
          value={form.baseUnit}
          onChange={(baseUnit) => change({ baseUnit })}
          choices={[
            { value: 'g', title: t('edit.unitG') },
            { value: 'ml', title: t('edit.unitMl') },
            { value: 'pcs', title: t('edit.unitPcs') },
          ]}
        />
      )}
      <Select<SupplierId | typeof NONE>
        label={t('edit.supplier')}
        value={form.supplierId ?? NONE}
        onChange={(chosen) => change({ supplierId: chosen === NONE ? null : chosen })}
        choices={[
          { value: NONE, title: t('edit.noSupplier') },
          ...suppliers.map(({ id, name }) => ({ value: id, title: name })),
        ]}
      />
      <div className={style('pair')}>
        <TextField label={t('edit.packName')} note={t('edit.packNote')} {...text('packName')} maxLength={60} />
        <TextField label={t('edit.packSize')} {...text('packSize')} inputMode="decimal" suffix={unit} />
      </div>
      <div className={style('pair')}>
        <TextField
          label={t('edit.shelfLife')}
          note={t('edit.shelfLifeNote')}
          {...text('shelfLife')}
          inputMode="numeric"
        />
        <TextField label={t('edit.price', { unit })} {...text('price')} inputMode="decimal" suffix={currency} />
      </div>
      <div className={style('pair')}>
        <TextField label={t('edit.par')} note={t('edit.parNote')} {...text('par')} inputMode="decimal" suffix={unit} />
        {around.outlets > 1 && (
          <TextField
            label={t('edit.parHere', { outlet: outlet.name })}
            note={t('edit.parHereNote')}
            value={parHere}
            onChange={setParHere}
            inputMode="decimal"
            suffix={unit}
          />
        )}
      </div>
      <AreaChoice
        label={around.outlets > 1 ? t('edit.areasAt', { outlet: outlet.name }) : t('edit.areas')}
        areas={around.areas}
        chosen={areas}
        onChange={setAreas}
      />
      {form.baseUnit === 'g' && (
        <Switch
          isSelected={form.isCatchWeight}
          onChange={(isCatchWeight) => change({ isCatchWeight })}
          detail={t('edit.catchWeightNote')}
        >
          {t('edit.catchWeight')}
        </Switch>
      )}
      <Disclosure title={t('edit.barcodesTitle', { count: form.barcodes.length })}>
        <BarcodeList codes={form.barcodes} onChange={(barcodes) => change({ barcodes })} />
      </Disclosure>
      <Disclosure
        title={t('edit.packsTitle', { count: form.packs.length })}
        isOpenAtFirst={problems.packs !== undefined}
      >
        <TextField
          label={t('edit.packPerUsual')}
          note={t('edit.packPerNote')}
          {...text('packPer')}
          inputMode="numeric"
          placeholder="1"
        />
        <PackRows
          packs={form.packs}
          unit={unit}
          suppliers={suppliers}
          isWrong={problems.packs !== undefined}
          onChange={(packs) => change({ packs })}
        />
      </Disclosure>
      {problems.packs !== undefined && <Notice tone="bad">{t('edit.packsWrong')}</Notice>}
      <PhotoPicker
        label={t('edit.photo')}
        picture={photo === 'none' ? null : (photo ?? around.picture)}
        alt={t('edit.photoOf', { item: form.name })}
        onFile={(file) => void takePhoto(file)}
        onRemove={() => setPhoto('none')}
        isPending={isShrinking}
      />
      {item !== null && (
        <div className={style('archive')}>
          <Button kind="quiet" onPress={() => void archive(!item.isArchived)}>
            {item.isArchived ? t('edit.unarchive') : t('edit.archive')}
          </Button>
          <p className={style('soft')}>{t('edit.archiveNote')}</p>
        </div>
      )}
    </Sheet>
  );
}
