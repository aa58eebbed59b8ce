/** Shows the text of an order and lets the person send it their own way: WhatsApp, e-mail, PDF, print, or as a text to paste. */

import { Copy, FileDown, FilePen, Mail, MessageCircle, NotebookPen, Printer, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { OrderId } from '../../domain/nouns.ts';
import { drawOrderPdf, type OrderSheetWords } from '../../jobs/order-pdf.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/states.tsx';
import { showToast } from '../../ui/toast.tsx';
import sheet from './send-sheet.module.css';
import { canShare, copyText, mailAddress, type Sharing, saveFile, shareText, whatsAppAddress } from './share-text.ts';

const style = classesOf(sheet);

export interface SendSheetProps {
  readonly supplier: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly text: string;
  /** The same as a sheet of paper. */
  readonly paper: OrderSheetWords;
  /** Of an order that is in the book already. */
  readonly orderId?: OrderId;
  /** Writes the order into the book, once, before the text leaves; answers its id, null when it was refused. Left out when it is there already. */
  readonly onPlace?: () => Promise<OrderId | null>;
  /** Keeps it for later instead. */
  readonly onDraft?: () => Promise<boolean>;
  readonly warning?: string;
  readonly onClose: () => void;
}

export function SendSheet(props: SendSheetProps) {
  const { supplier, phone, email, text, paper, onPlace, onDraft, warning, onClose } = props;
  const { t } = useTranslation('orders');
  const [, go] = useLocation();
  const [trouble, setTrouble] = useState<'unable' | 'pdfFailed' | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [orderId, setOrderId] = useState<OrderId | null>(props.orderId ?? null);
  const subject = text.split('\n')[0] ?? '';

  const send = async (how: (() => Sharing | Promise<Sharing>) | 'print') => {
    setIsBusy(true);
    // The share sheet opens only straight from a press: it is opened first, and the book written while it is open.
    const sharing = how === 'print' ? ('sent' as const) : Promise.resolve(how());
    const stands = orderId ?? (onPlace === undefined ? null : await onPlace());
    const result = await sharing;
    setOrderId(stands);
    setIsBusy(false);
    if (result === 'unable') setTrouble(how === makePdf ? 'pdfFailed' : 'unable');
    else {
      if (result === 'unsent' && stands !== null) showToast({ message: t('send.unsent') });
      onClose();
      if (how === 'print' && stands !== null) go(`/orders/paper/${stands}`);
    }
  };

  const makePdf = async (): Promise<Sharing> => {
    try {
      saveFile(await drawOrderPdf(paper), `${subject.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.pdf`, 'application/pdf');
      showToast({ message: t('send.pdfSaved') });
      return 'sent';
    } catch {
      return 'unable';
    }
  };

  const keepDraft = async () => {
    setIsBusy(true);
    const isKept = await onDraft?.();
    setIsBusy(false);
    if (isKept) onClose();
  };

  return (
    <Sheet
      isOpen
      needs={onPlace === undefined ? 'sendOrder' : 'placeOrder'}
      onClose={onClose}
      title={t('send.title', { supplier })}
      note={onPlace && t('send.note')}
    >
      {warning !== undefined && <Notice tone="warn">{warning}</Notice>}
      {trouble !== null && <Notice tone="bad">{t(`send.${trouble}`)}</Notice>}
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
        <Button
          icon={Mail}
          isDisabled={isBusy}
          onPress={() =>
            void send(() => {
              // A letter opens beside the app; without a mail program nothing happens, and the order is noted all the same.
              window.open(mailAddress(text, subject, email), '_self');
              return 'sent';
            })
          }
        >
          {t('send.email')}
        </Button>
        <Button icon={FileDown} isDisabled={isBusy} onPress={() => void send(makePdf)}>
          {t('send.pdf')}
        </Button>
        <Button icon={Printer} isDisabled={isBusy} onPress={() => void send('print')}>
          {t('send.print')}
        </Button>
        {onPlace && orderId === null && (
          <>
            {onDraft && (
              <Button kind="quiet" icon={FilePen} isDisabled={isBusy} onPress={() => void keepDraft()}>
                {t('send.draft')}
              </Button>
            )}
            <Button kind="quiet" icon={NotebookPen} isDisabled={isBusy} onPress={() => void send(() => 'sent')}>
              {t('send.note_only')}
            </Button>
          </>
        )}
      </div>
    </Sheet>
  );
}
