/** What is known of an item, entered or corrected. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { addItem } from '../../db/commands/add-item.ts';
import { changeItem } from '../../db/commands/change-item.ts';
import { undo } from '../../db/commands/undo.ts';
import type { Currency } from '../../domain/money.ts';
import type { Item, ItemId, Supplier, SupplierId } from '../../domain/nouns.ts';
import type { BaseUnit } from '../../domain/quantity.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { Notice } from '../../ui/states.tsx';
import { useRefusalWords, useUndoToast } from '../../ui/use-command.ts';
import { FORM_UNIT, formOf, type ItemForm, type ItemFormProblems, readForm } from './item-form.ts';
import sheet from './item-sheet.module.css';

const style = classesOf(sheet);
/** Stands for no supplier in the choice. */
const NONE = 'none';

export interface ItemSheetProps {
  /** Null makes a new one. */
  readonly item: Item | null;
  readonly suppliers: readonly Supplier[];
  readonly currency: Currency;
  readonly onClose: () => void;
  readonly onAdded?: (id: ItemId) => void;
}

export function ItemSheet({ item, suppliers, currency, onClose, onAdded }: ItemSheetProps) {
  const { t } = useTranslation('stock');
  const words = useRefusalWords();
  const tell = useUndoToast();
  const [form, setForm] = useState(() => formOf(item, currency));
  const [problems, setProblems] = useState<ItemFormProblems>({});
  const [refused, setRefused] = useState<string | null>(null);
  const unit = FORM_UNIT[form.baseUnit];

  const text = (field: Exclude<keyof ItemForm, 'baseUnit' | 'supplierId'>) => {
    const problem = problems[field];
    return {
      value: form[field],
      onChange: (value: string) => {
        setForm({ ...form, [field]: value });
        setProblems({ ...problems, [field]: undefined });
      },
      error: problem === undefined ? null : t(`edit.${problem}`),
    };
  };

  const save = async () => {
    const read = readForm(form, item, currency);
    if ('problems' in read) return setProblems(read.problems);
    const { baseUnit, ...fields } = read.fields;
    const saved =
      item === null
        ? await addItem(book, { baseUnit, ...fields })
        : await changeItem(book, { itemId: item.id, fields });
    if (!saved.ok) {
      setRefused(saved.refusal.code === 'name-taken' ? t('edit.nameTaken') : words(saved.refusal.code));
      return;
    }
    onClose();
    tell(t('edit.saved', { item: fields.name }), () => undo(book, saved.entryId));
    if ('itemId' in saved) onAdded?.(saved.itemId as ItemId);
  };

  return (
    <Sheet
      isOpen
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
      {item === null && (
        <Select<BaseUnit>
          label={t('edit.unit')}
          value={form.baseUnit}
          onChange={(baseUnit) => setForm({ ...form, baseUnit })}
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
        onChange={(chosen) => setForm({ ...form, supplierId: chosen === NONE ? null : chosen })}
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
      <TextField label={t('edit.par')} note={t('edit.parNote')} {...text('par')} inputMode="decimal" suffix={unit} />
    </Sheet>
  );
}
