/** Finds an item by the code on its pack; a code that nobody knows can be given to an item. */

import { ScanBarcode } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { changeItem } from '../../db/commands/change-item.ts';
import { undo } from '../../db/commands/undo.ts';
import { listItems } from '../../db/queries/list-items.ts';
import { findByBarcode } from '../../domain/barcode.ts';
import { indexItems } from '../../domain/item-search.ts';
import type { Item } from '../../domain/nouns.ts';
import type { ItemOutlook } from '../../domain/outlook.ts';
import { readBarcode } from '../../jobs/read-barcode.ts';
import { IconButton } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { SearchField } from '../../ui/field.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { ScanSheet } from '../../ui/scan-sheet.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';

/** Rows offered: more than these are found by typing. */
const OFFERED = 30;

export function ScanItem({ outlooks }: { readonly outlooks: readonly ItemOutlook[] }) {
  const { t } = useTranslation('stock');
  const [, go] = useLocation();
  const [isScanning, setScanning] = useState(false);
  const [unknown, setUnknown] = useState<string | null>(null);
  const take = async (code: string) => {
    setScanning(false);
    const found = findByBarcode(await listItems(book), code);
    if (found === null) setUnknown(code);
    else go(`/stock/${found.item.id}`);
  };
  return (
    <>
      <IconButton icon={ScanBarcode} label={t('scan.find')} onPress={() => setScanning(true)} />
      {isScanning && (
        <ScanSheet
          title={t('scan.find')}
          read={readBarcode}
          onCode={(code) => void take(code)}
          onClose={() => setScanning(false)}
        />
      )}
      {unknown !== null && (
        <AttachSheet code={unknown} items={outlooks.map(({ item }) => item)} onClose={() => setUnknown(null)} />
      )}
    </>
  );
}

interface AttachSheetProps {
  readonly code: string;
  readonly items: readonly Item[];
  readonly onClose: () => void;
}

function AttachSheet({ code, items, onClose }: AttachSheetProps) {
  const { t } = useTranslation('stock');
  const [, go] = useLocation();
  const command = useCommand();
  const tell = useUndoToast();
  const [query, setQuery] = useState('');
  const found = indexItems(items, (item) => item).find(query);
  const attach = async (item: Item) => {
    const done = await command(changeItem(book, { itemId: item.id, fields: { barcodes: [...item.barcodes, code] } }));
    if (done === null) return;
    onClose();
    go(`/stock/${item.id}`);
    tell(t('scan.attached', { code, item: item.name }), () => undo(book, done.entryId));
  };
  return (
    <Sheet isOpen needs="changeItem" onClose={onClose} title={t('scan.unknown', { code })} note={t('scan.attach')}>
      <SearchField label={t('search')} value={query} onChange={setQuery} />
      <List label={t('list')}>
        {found.slice(0, OFFERED).map((item) => (
          <ListRow key={item.id} title={item.name} onPress={() => void attach(item)} />
        ))}
      </List>
    </Sheet>
  );
}
