/** Chooses who supplies something, or makes a new supplier for it. */

import { useTranslation } from 'react-i18next';
import type { Supplier } from '../../domain/nouns.ts';
import { Select } from '../../ui/select.tsx';

const NEW = 'new';

export interface SupplierSelectProps {
  readonly label: string;
  readonly suppliers: readonly Supplier[];
  readonly onChoose: (supplier: Supplier) => void;
  /** Asked for when none of them is the one. */
  readonly onNew: () => void;
  /** Without a border, in a line of words. */
  readonly plain?: boolean;
}

export function SupplierSelect({ label, suppliers, onChoose, onNew, plain = false }: SupplierSelectProps) {
  const { t } = useTranslation('orders');
  return (
    <Select
      label={label}
      hideLabel
      plain={plain}
      value={null}
      placeholder={t('supplier.choose')}
      choices={[
        ...suppliers.map(({ id, name }) => ({ value: id as string, title: name })),
        { value: NEW, title: t('supplier.newChoice') },
      ]}
      onChange={(chosen) => {
        const supplier = suppliers.find(({ id }) => id === chosen);
        if (supplier === undefined) onNew();
        else onChoose(supplier);
      }}
    />
  );
}
