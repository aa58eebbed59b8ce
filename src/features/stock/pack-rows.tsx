/** The further packs of an item: one small card each. */

import { Plus, ScanBarcode, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Supplier, SupplierId } from '../../domain/nouns.ts';
import { readBarcode } from '../../jobs/read-barcode.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import { ScanSheet } from '../../ui/scan-sheet.tsx';
import { Select } from '../../ui/select.tsx';
import { Notice } from '../../ui/states.tsx';
import sheet from './item-sheet.module.css';
import { NEW_PACK, type PackForm } from './pack-form.ts';

const style = classesOf(sheet);
/** Stands for any supplier in the choice. */
const ANY = 'any';

export interface PackRowsProps {
  readonly packs: readonly PackForm[];
  /** The unit that content is typed in. */
  readonly unit: string;
  readonly suppliers: readonly Supplier[];
  readonly isWrong: boolean;
  readonly onChange: (packs: readonly PackForm[]) => void;
}

export function PackRows({ packs, unit, suppliers, isWrong, onChange }: PackRowsProps) {
  const { t } = useTranslation('stock');
  const [scanned, setScanned] = useState<number | null>(null);
  const change = (index: number, fields: Partial<PackForm>) =>
    onChange(packs.map((pack, at) => (at === index ? { ...pack, ...fields } : pack)));
  return (
    <div className={style('rows')}>
      {isWrong && <Notice tone="bad">{t('edit.packsWrong')}</Notice>}
      {packs.map((pack, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end or taken out, and then drawn anew
        <fieldset key={`${index} ${packs.length}`} className={style('row')}>
          <legend className="visually-hidden">{t('edit.otherPack', { number: index + 1 })}</legend>
          <div className={style('pair')}>
            <TextField
              label={t('edit.otherName')}
              value={pack.name}
              onChange={(name) => change(index, { name })}
              maxLength={60}
            />
            <TextField
              label={t('edit.otherSize')}
              value={pack.size}
              onChange={(size) => change(index, { size })}
              inputMode="decimal"
              suffix={unit}
            />
          </div>
          <div className={style('pair')}>
            <Select<SupplierId | typeof ANY>
              label={t('edit.otherSupplier')}
              value={pack.supplierId ?? ANY}
              onChange={(id) => change(index, { supplierId: id === ANY ? null : id })}
              choices={[
                { value: ANY, title: t('edit.anySupplier') },
                ...suppliers.map(({ id, name }) => ({ value: id, title: name })),
              ]}
            />
            <TextField
              label={t('edit.packPer')}
              value={pack.per}
              onChange={(per) => change(index, { per })}
              inputMode="numeric"
              placeholder="1"
            />
          </div>
          <div className={style('code')}>
            <TextField
              label={t('edit.otherBarcode')}
              value={pack.barcode}
              onChange={(barcode) => change(index, { barcode })}
              inputMode="numeric"
              maxLength={60}
            />
            <IconButton icon={ScanBarcode} label={t('scan.scan')} onPress={() => setScanned(index)} />
            <IconButton
              icon={Trash2}
              label={t('edit.removePack', { name: pack.name === '' ? String(index + 1) : pack.name })}
              onPress={() => onChange(packs.filter((_, at) => at !== index))}
            />
          </div>
        </fieldset>
      ))}
      <Button icon={Plus} onPress={() => onChange([...packs, NEW_PACK])}>
        {t('edit.addPack')}
      </Button>
      {scanned !== null && (
        <ScanSheet
          title={t('scan.scan')}
          read={readBarcode}
          onCode={(barcode) => {
            change(scanned, { barcode });
            setScanned(null);
          }}
          onClose={() => setScanned(null)}
        />
      )}
    </div>
  );
}
