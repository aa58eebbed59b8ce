/** The recipe of a dish, written or corrected: what it takes, what it gives, what it sells for. */

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { addDish } from '../../db/commands/add-dish.ts';
import { changeDish } from '../../db/commands/change-dish.ts';
import { undo } from '../../db/commands/undo.ts';
import type { Menu } from '../../db/queries/dishes.ts';
import type { Dish, DishId } from '../../domain/nouns.ts';
import type { BaseUnit } from '../../domain/quantity.ts';
import { dishesAbove } from '../../domain/recipe.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { Notice } from '../../ui/states.tsx';
import { useRefusalWords, useUndoToast } from '../../ui/use-command.ts';
import { type DishForm, type DishProblems, dishFormOf, type LineForm, type NameOf, readDishForm } from './dish-form.ts';
import { LinePicker } from './line-picker.tsx';
import sheet from './recipes.module.css';

const style = classesOf(sheet);

export interface DishSheetProps {
  readonly menu: Menu;
  /** Null makes a new one. */
  readonly dish: Dish | null;
  readonly onClose: () => void;
  readonly onAdded?: (id: DishId) => void;
}

export function DishSheet({ menu, dish, onClose, onAdded }: DishSheetProps) {
  const { t } = useTranslation('recipes');
  const words = useRefusalWords();
  const tell = useUndoToast();
  const nameOf: NameOf = ({ itemId, dishId }) => {
    const item = menu.items.find((one) => one.id === itemId);
    if (item !== undefined) return { name: item.name, unit: item.baseUnit };
    const part = menu.dishes.find((one) => one.id === dishId);
    return part === undefined ? undefined : { name: part.name, unit: part.unit };
  };
  const [form, setForm] = useState<DishForm>(() => dishFormOf(dish, nameOf, menu.currency));
  const [problems, setProblems] = useState<DishProblems>({});
  const [refused, setRefused] = useState<string | null>(null);
  const errorOf = (field: keyof DishProblems) => (problems[field] === undefined ? null : t(`form.${problems[field]}`));
  const change = (part: Partial<DishForm>, field: keyof DishProblems) => {
    setForm({ ...form, ...part });
    setProblems({ ...problems, [field]: undefined });
  };
  const save = async () => {
    const read = readDishForm(form, menu.currency);
    if ('problems' in read) return setProblems(read.problems);
    const { unit, ...fields } = read.fields;
    const saved =
      dish === null
        ? await addDish(book, { ...fields, unit, isArchived: false })
        : await changeDish(book, { dishId: dish.id, fields });
    if (!saved.ok) {
      setRefused(saved.refusal.code === 'name-taken' ? t('form.nameTaken') : words(saved.refusal.code));
      return;
    }
    onClose();
    tell(t('form.saved', { dish: fields.name }), () => undo(book, saved.entryId));
    if ('dishId' in saved) onAdded?.(saved.dishId as DishId);
  };
  const closed = dish === null ? new Set<DishId>() : dishesAbove(dish.id, menu.dishes);
  const addLine = (of: LineForm['of']) => {
    const named = nameOf(of);
    if (named === undefined) return;
    const key = Math.max(-1, ...form.lines.map((line) => line.key)) + 1;
    setForm({ ...form, lines: [...form.lines, { key, of, ...named, amount: '' }] });
  };
  return (
    <Sheet
      isOpen
      needs={dish === null ? 'addDish' : 'changeDish'}
      onClose={onClose}
      title={dish === null ? t('form.new') : t('form.title', { dish: dish.name })}
      actions={
        <>
          <Button onPress={onClose}>{t('form.cancel')}</Button>
          <Button kind="primary" onPress={() => void save()}>
            {t('form.save')}
          </Button>
        </>
      }
    >
      {refused !== null && <Notice tone="bad">{refused}</Notice>}
      <TextField
        label={t('form.name')}
        value={form.name}
        onChange={(name) => change({ name }, 'name')}
        error={errorOf('name')}
        isRequired
        maxLength={200}
      />
      {dish === null && (
        <Select<BaseUnit>
          label={t('form.unit')}
          value={form.unit}
          onChange={(unit) => setForm({ ...form, unit })}
          choices={[
            { value: 'pcs', title: t('form.unitPcs') },
            { value: 'g', title: t('form.unitG') },
            { value: 'ml', title: t('form.unitMl') },
          ]}
        />
      )}
      <fieldset className={style('lines')}>
        <legend>{t('form.lines')}</legend>
        {form.lines.length === 0 && <p className={style('soft')}>{t('form.noLines')}</p>}
        {form.lines.map((line) => (
          <div key={line.key} className={style('line')}>
            <TextField
              label={line.name}
              value={line.amount}
              onChange={(amount) =>
                change({ lines: form.lines.map((one) => (one.key === line.key ? { ...one, amount } : one)) }, line.key)
              }
              error={errorOf(line.key)}
              inputMode={'text'}
              suffix={line.unit}
            />
            <IconButton
              icon={Trash2}
              label={t('form.remove', { what: line.name })}
              onPress={() => setForm({ ...form, lines: form.lines.filter((one) => one.key !== line.key) })}
            />
          </div>
        ))}
        <LinePicker
          items={menu.items.filter((item) => !item.isArchived)}
          dishes={menu.dishes.filter((one) => !closed.has(one.id) && !one.isArchived)}
          onPick={addLine}
        />
      </fieldset>
      <TextField
        label={t('form.yields')}
        note={t('form.yieldsNote')}
        value={form.yields}
        onChange={(yields) => change({ yields }, 'yields')}
        error={errorOf('yields')}
        suffix={form.unit === 'pcs' ? t('form.portions') : form.unit}
      />
      <TextField
        label={t('form.price')}
        note={t('form.priceNote')}
        value={form.price}
        onChange={(price) => change({ price }, 'price')}
        error={errorOf('price')}
        inputMode="decimal"
        suffix={menu.currency}
      />
    </Sheet>
  );
}
