/** Shows the text of an order and lets the person send it their own way. */

import { Copy, MessageCircle, NotebookPen, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/states.tsx';
import { showToast } from '../../ui/toast.tsx';
import sheet from './send-sheet.module.css';
import { canShare, copyText, type Sharing, shareText, whatsAppAddress } from './share-text.ts';

const style = classesOf(sheet);

export interface SendSheetProps {
  readonly supplier: string;
  readonly phone: string | null;
  readonly text: string;
  /** Writes the order into the book, once, before the text leaves; answers whether it stands. Left out when it is there already. */
  readonly onPlace?: () => Promise<boolean>;
  readonly warning?: string;
  readonly onClose: () => void;
}

export function SendSheet({ supplier, phone, text, onPlace, warning, onClose }: SendSheetProps) {
  const { t } = useTranslation('orders');
  const [isUnable, setIsUnable] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [isPlaced, setIsPlaced] = useState(false);

  const send = async (how: () => Sharing | Promise<Sharing>) => {
    setIsBusy(true);
    // The share sheet opens only straight from a press: it is opened first, and the book written while it is open.
    const sharing = Promise.resolve(how());
    const stands = isPlaced || onPlace === undefined || (await onPlace());
    const result = await sharing;
    setIsPlaced(stands);
    setIsBusy(false);
    if (result === 'unable') setIsUnable(true);
    else {
      if (result === 'unsent' && stands) showToast({ message: t('send.unsent') });
      onClose();
    }
  };

  return (
    <Sheet isOpen onClose={onClose} title={t('send.title', { supplier })} note={onPlace && t('send.note')}>
      {warning !== undefined && <Notice tone="warn">{warning}</Notice>}
      {isUnable && <Notice tone="bad">{t('send.unable')}</Notice>}
      <section aria-label={t('send.text')}>
        <pre className={style('text')}>{text}</pre>
      </section>
      <div className={style('ways')}>
        {canShare() && (
          <Button
            kind="primary"
            wide
            icon={Share2}
            isDisabled={isBusy}
            onPress={() => void send(() => shareText(text))}
          >
            {t('send.share')}
          </Button>
        )}
        {navigator.onLine && (
          <Button
            icon={MessageCircle}
            isDisabled={isBusy}
            kind={canShare() ? 'secondary' : 'primary'}
            onPress={() =>
              void send(() => (window.open(whatsAppAddress(text, phone), '_blank') === null ? 'unable' : 'sent'))
            }
          >
            {t('send.whatsapp')}
          </Button>
        )}
        <Button
          icon={Copy}
          isDisabled={isBusy}
          kind={canShare() || navigator.onLine ? 'secondary' : 'primary'}
          onPress={() =>
            void send(async () => {
              const copied = await copyText(text);
              if (copied === 'sent') showToast({ message: t('send.copied') });
              return copied;
            })
          }
        >
          {t('send.copy')}
        </Button>
        {onPlace && !isPlaced && (
          <Button kind="quiet" icon={NotebookPen} isDisabled={isBusy} onPress={() => void send(() => 'sent')}>
            {t('send.note_only')}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
