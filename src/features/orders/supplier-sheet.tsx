/** A supplier's calendar and conditions, entered or corrected. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { addSupplier } from '../../db/commands/add-supplier.ts';
import { changeSupplier } from '../../db/commands/change-supplier.ts';
import { undo } from '../../db/commands/undo.ts';
import { type Currency, minorDigits } from '../../domain/money.ts';
import type { Supplier, SupplierId } from '../../domain/nouns.ts';
import { readMoney } from '../../domain/typed-number.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { DayChips } from '../../ui/day-chips.tsx';
import { ClockField } from '../../ui/day-field.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useRefusalWords, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './supplier-sheet.module.css';

const style = classesOf(sheet);
/** What a new supplier starts from: any day, here tomorrow. */
const NEW_SUPPLIER: Omit<Supplier, 'id'> = {
  name: '',
  leadTimeDays: 1,
  orderDays: [],
  cutoff: null,
  minOrder: null,
  phone: null,
  email: null,
};

export interface SupplierSheetProps {
  /** Null makes a new one. */
  readonly supplier: Supplier | null;
  readonly currency: Currency;
  readonly onClose: () => void;
  /** Told of a new one. */
  readonly onSaved?: (id: SupplierId, name: string) => void;
}

export function SupplierSheet({ supplier, currency, onClose, onSaved }: SupplierSheetProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const words = useRefusalWords();
  const tell = useUndoToast();
  const [fields, setFields] = useState(supplier ?? NEW_SUPPLIER);
  const [minOrder, setMinOrder] = useState(() => moneyText(supplier, currency));
  const [problem, setProblem] = useState<string | null>(null);
  const [isTried, setIsTried] = useState(false);
  const change = (some: Partial<typeof fields>) => {
    setProblem(null);
    setFields({ ...fields, ...some });
  };
  const money = minOrder.trim() === '' ? null : readMoney(minOrder, currency);
  const isMoneyWrong = minOrder.trim() !== '' && money === null;
  const name = fields.name.trim();
  const mail = fields.email?.trim() || null;
  const isMailWrong = mail !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail);

  const save = async () => {
    setIsTried(true);
    if (name === '' || isMoneyWrong || isMailWrong) return;
    const { leadTimeDays, orderDays, cutoff, phone } = fields;
    const known = { name, leadTimeDays, orderDays, cutoff, phone: phone?.trim() || null, email: mail, minOrder: money };
    const saved =
      supplier === null
        ? await addSupplier(book, known)
        : await changeSupplier(book, { supplierId: supplier.id, fields: known });
    if (!saved.ok) {
      setProblem(saved.refusal.code === 'name-taken' ? t('form.nameTaken') : words(saved.refusal.code));
      return;
    }
    onClose();
    if (supplier !== null || !onSaved) tell(t('supplier.saved', { name }), () => undo(book, saved.entryId));
    if ('supplierId' in saved) onSaved?.(saved.supplierId as SupplierId, name);
  };

  return (
    <Sheet
      isOpen
      needs={supplier === null ? 'addSupplier' : 'changeSupplier'}
      onClose={onClose}
      title={supplier === null ? t('supplier.add') : t('supplier.edit', { name: supplier.name })}
      actions={
        <>
          <Button onPress={onClose}>{t('form.cancel')}</Button>
          <Button kind="primary" onPress={() => void save()}>
            {t('form.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('form.name')}
        value={fields.name}
        onChange={(text) => change({ name: text })}
        error={isTried && name === '' ? t('form.nameMissing') : problem}
        maxLength={200}
        isRequired
      />
      <div className={style('field')}>
        <span className={style('label')} aria-hidden="true">
          {t('form.lead')}
        </span>
        <Stepper
          label={t('form.lead')}
          value={fields.leadTimeDays}
          max={60}
          onChange={(leadTimeDays) => change({ leadTimeDays })}
          shown={
            fields.leadTimeDays === 0
              ? t('form.leadSame')
              : t('form.leadShown', { count: fields.leadTimeDays, days: format.number(fields.leadTimeDays) })
          }
        />
      </div>
      <DayChips
        label={t('form.days')}
        note={t('form.daysNote')}
        value={fields.orderDays}
        onChange={(orderDays) => change({ orderDays })}
      />
      <ClockField
        label={t('form.cutoff')}
        note={t('form.cutoffNote')}
        value={fields.cutoff}
        onChange={(cutoff) => change({ cutoff })}
      />
      <TextField
        label={t('form.min')}
        value={minOrder}
        onChange={setMinOrder}
        inputMode="decimal"
        suffix={currency}
        error={isTried && isMoneyWrong ? t('form.moneyWrong') : null}
      />
      <TextField
        label={t('form.phone')}
        note={t('form.phoneNote')}
        type="tel"
        inputMode="tel"
        value={fields.phone ?? ''}
        onChange={(phone) => change({ phone })}
        maxLength={40}
      />
      <TextField
        label={t('form.email')}
        type="email"
        value={fields.email ?? ''}
        onChange={(email) => change({ email })}
        error={isTried && isMailWrong ? t('form.emailWrong') : null}
        maxLength={200}
      />
    </Sheet>
  );
}

/** The minimum as it can be typed again: plain digits, a point before the sen. */
function moneyText(supplier: Supplier | null, currency: Currency): string {
  if (supplier === null || supplier.minOrder === null) return '';
  const digits = minorDigits(currency);
  return (supplier.minOrder / 10 ** digits).toFixed(digits);
}
