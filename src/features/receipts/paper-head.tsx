/** Who sold it, when, and the paper's own number. */

import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { addSupplier } from '../../db/commands/add-supplier.ts';
import { undo } from '../../db/commands/undo.ts';
import type { OrderId, SupplierId } from '../../domain/nouns.ts';
import { classesOf } from '../../ui/class-names.ts';
import { DayField } from '../../ui/day-field.tsx';
import { TextField } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './review.module.css';
import type { ReviewState } from './use-review.ts';

const style = classesOf(sheet);

/** A supplier of whom nothing is known but the name. */
const UNKNOWN = { leadTimeDays: 1, orderDays: [], cutoff: null, minOrder: null, phone: null, email: null } as const;

/** `merchant` as it was read. */
export function PaperHead({ state, merchant }: { readonly state: ReviewState; readonly merchant: string | null }) {
  const { t } = useTranslation('receipts');
  const command = useCommand();
  const format = useFormat();
  const tell = useUndoToast();
  const { review, suppliers, change, chooseSupplier } = state;
  const name = merchant?.trim() ?? '';
  const isNew = name !== '' && !suppliers.some((one) => one.name.toLowerCase() === name.toLowerCase());
  const choose = async (value: string) => {
    if (value !== NEW) return chooseSupplier(value === NONE ? null : (value as SupplierId));
    const done = await command(addSupplier(book, { ...UNKNOWN, name: name.slice(0, 100) }));
    if (done === null) return;
    chooseSupplier(done.supplierId);
    tell(t('head.added', { name }), () => undo(book, done.entryId));
  };
  return (
    <div className={style('head')}>
      <Select
        label={t('head.supplier')}
        value={review.supplierId ?? NONE}
        onChange={(value) => void choose(value)}
        choices={[
          ...(isNew ? [{ value: NEW, title: t('head.new', { name }) }] : []),
          { value: NONE, title: t('head.none') },
          ...suppliers.map(({ id, name: title }) => ({ value: id as string, title })),
        ]}
      />
      {state.orders.length > 0 && (
        <Select
          label={t('head.order')}
          value={review.orderId ?? NONE}
          onChange={(value) => change({ orderId: value === NONE ? null : (value as OrderId) })}
          choices={[
            { value: NONE, title: t('head.noOrder') },
            ...state.orders.map(({ id, placedOn, deliveryOn }) => ({
              value: id as string,
              title: t('head.orderOf', { day: format.day(placedOn) }),
              detail: t('head.orderDue', { day: format.day(deliveryOn) }),
            })),
          ]}
        />
      )}
      <DayField label={t('head.day')} value={review.day} onChange={(day) => change({ day })} />
      <TextField
        label={t('head.number')}
        value={review.number ?? ''}
        maxLength={60}
        onChange={(number) => change({ number: number.trim() === '' ? null : number })}
      />
    </div>
  );
}

const NONE = 'none';
const NEW = 'new';
