/** What reading papers needs from the network once: how much, how far, and a way to stop. */

import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ProgressPanel } from '../../ui/progress.tsx';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { ReaderFiles } from './reader-files.ts';

/** Nothing is drawn once all of it is on the device. */
export function ReaderDownload({ files }: { readonly files: ReaderFiles }) {
  const { t } = useTranslation('receipts');
  const format = useFormat();
  const { state, bytesDone, bytesTotal, failure, isOnline } = files;
  if (state === 'kept' || state === 'unknown') return null;
  if (state === 'fetching') {
    return (
      <Card title={t('get.title', { size: format.bytes(bytesTotal) })}>
        <ProgressPanel
          what={t('get.coming')}
          done={bytesDone}
          of={bytesTotal}
          detail={t('get.done', { done: format.bytes(bytesDone), total: format.bytes(bytesTotal) })}
          onCancel={files.cancel}
        />
      </Card>
    );
  }
  if (!isOnline) {
    return (
      <Card title={t('get.title', { size: format.bytes(bytesTotal - bytesDone) })}>
        <p>{t('get.waits')}</p>
      </Card>
    );
  }
  return (
    <Card
      tone="accent"
      title={t('get.title', { size: format.bytes(bytesTotal - bytesDone) })}
      actions={
        <Button kind="primary" icon={Download} onPress={files.get}>
          {t('get.now')}
        </Button>
      }
    >
      <p>{t('get.body')}</p>
      {failure !== null && (
        <Notice tone="bad" title={t('get.failed')}>
          {t(failure === 'offline' ? 'get.offline' : failure === 'no-room' ? 'get.noRoom' : 'get.host')}
        </Notice>
      )}
    </Card>
  );
}
