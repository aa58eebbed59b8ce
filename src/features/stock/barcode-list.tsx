/** The codes that name an item: scanned or typed, each removable. */

import { Plus, ScanBarcode, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { barcodeKey } from '../../domain/barcode.ts';
import { readBarcode } from '../../jobs/read-barcode.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import { ScanSheet } from '../../ui/scan-sheet.tsx';
import sheet from './item-sheet.module.css';

const style = classesOf(sheet);

export interface BarcodeListProps {
  readonly codes: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

export function BarcodeList({ codes, onChange }: BarcodeListProps) {
  const { t } = useTranslation('stock');
  const [typed, setTyped] = useState('');
  const [isScanning, setScanning] = useState(false);
  const add = (code: string) => {
    const isNew = code.trim() !== '' && codes.every((one) => barcodeKey(one) !== barcodeKey(code));
    if (isNew) onChange([...codes, code.trim()]);
    setTyped('');
    setScanning(false);
  };
  return (
    <div className={style('rows')}>
      {codes.length > 0 && (
        <ul className={style('chips')} aria-label={t('edit.barcodes')}>
          {codes.map((code) => (
            <li key={code} className={style('chip')}>
              {code}
              <IconButton
                icon={X}
                label={t('edit.removeBarcode', { code })}
                onPress={() => onChange(codes.filter((one) => one !== code))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={style('code')}>
        <TextField label={t('edit.barcode')} value={typed} onChange={setTyped} inputMode="numeric" maxLength={60} />
        <IconButton icon={ScanBarcode} label={t('scan.scan')} onPress={() => setScanning(true)} />
        <Button icon={Plus} isDisabled={typed.trim() === ''} onPress={() => add(typed)}>
          {t('edit.addBarcode')}
        </Button>
      </div>
      {isScanning && (
        <ScanSheet title={t('scan.scan')} read={readBarcode} onCode={add} onClose={() => setScanning(false)} />
      )}
    </div>
  );
}
