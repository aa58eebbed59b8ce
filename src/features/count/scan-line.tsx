/** Goes to the line whose barcode is held before the camera. */

import { ScanBarcode } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { listItems } from '../../db/queries/list-items.ts';
import { findByBarcode } from '../../domain/barcode.ts';
import type { Item, ItemId } from '../../domain/nouns.ts';
import { readBarcode } from '../../jobs/read-barcode.ts';
import { IconButton } from '../../ui/button.tsx';
import { ScanSheet } from '../../ui/scan-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';

export interface ScanLineProps {
  readonly items: readonly Item[];
  readonly onFound: (itemId: ItemId) => void;
}

export function ScanLine({ items, onFound }: ScanLineProps) {
  const { t } = useTranslation('count');
  const [isOpen, setOpen] = useState(false);
  const take = async (code: string) => {
    const here = findByBarcode(items, code);
    if (here !== null) {
      setOpen(false);
      return onFound(here.item.id);
    }
    const elsewhere = findByBarcode(await listItems(book), code);
    showToast({
      message: elsewhere === null ? t('line.unknownCode', { code }) : t('line.notHere', { item: elsewhere.item.name }),
    });
  };
  return (
    <>
      <IconButton icon={ScanBarcode} label={t('line.scan')} onPress={() => setOpen(true)} />
      {isOpen && (
        <ScanSheet
          title={t('line.scan')}
          read={readBarcode}
          onCode={(code) => void take(code)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
