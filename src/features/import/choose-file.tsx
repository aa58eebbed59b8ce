/** Before a file is chosen: where to put it, and what it should hold. */

import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FILE_KINDS, type FileKind, FORMATS } from '../../domain/files/formats.ts';
import type { Currency } from '../../domain/money.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { CurrencySelect } from '../../ui/currency-select.tsx';
import { DropZone } from '../../ui/drop-zone.tsx';
import { Select } from '../../ui/select.tsx';
import { useColumnName } from './column-name.ts';
import { saveExampleFile } from './example-file.ts';
import sheet from './import.module.css';

const style = classesOf(sheet);

/** What a file picker offers; some systems know CSV by other names. */
export const FILE_TYPES = [
  '.csv',
  'text/csv',
  'text/plain',
  'application/vnd.ms-excel',
  '.xlsx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;

export interface ChooseFileProps {
  readonly currency: Currency;
  readonly onCurrency: (currency: Currency) => void;
  readonly onFile: (file: File) => void;
}

export function ChooseFile({ currency, onCurrency, onFile }: ChooseFileProps) {
  const { t } = useTranslation('import');
  const [kind, setKind] = useState<FileKind>('stock');
  const columns = (isRequired: boolean) =>
    FORMATS[kind].filter((field) => field.isRequired === isRequired).map((field) => field.name);
  return (
    <>
      <DropZone title={t('drop')} label={t('choose')} accept={FILE_TYPES} onFile={onFile}>
        {t('dropNote')}
      </DropZone>
      <div className={style('line')}>
        <CurrencySelect label={t('currency')} value={currency} onChange={onCurrency} />
      </div>
      <Card
        title={t('needs')}
        note={t('needsNote')}
        actions={
          <Button icon={Download} onPress={() => saveExampleFile(t('exampleName'))}>
            {t('example')}
          </Button>
        }
      >
        <Select<FileKind>
          label={t('settle.holds')}
          value={kind}
          onChange={setKind}
          choices={[...FILE_KINDS].map((one) => ({ value: one, title: t(`kinds.${one}`) }))}
        />
        <Columns title={t('required')} columns={columns(true)} />
        {columns(false).length > 0 && <Columns title={t('optional')} columns={columns(false)} />}
        {kind === 'stock' && <p className={style('soft')}>{t('orBalance')}</p>}
      </Card>
    </>
  );
}

function Columns({ title, columns }: { readonly title: string; readonly columns: readonly string[] }) {
  const nameOf = useColumnName();
  return (
    <section>
      <h3 className={style('label')}>{title}</h3>
      <ul className={style('columns')}>
        {columns.map((column) => (
          <li key={column}>
            <code>{column}</code>
            <span className={style('soft')}>{nameOf(column)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
