/** A short word after something was done, with its undo; it stays ten seconds, and as long as it has the focus or the pointer. */

import { X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { useTranslation } from 'react-i18next';
import { classesOf } from './class-names.ts';
import sheet from './toast.module.css';

const style = classesOf(sheet);
const SHOWN_MS = 10_000;

export interface ToastWords {
  /** What was done, as a fact: "Counted 4 kg of chicken". */
  readonly message: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const queue = new ToastQueue<ToastWords>({ maxVisibleToasts: 2 });

/** Shows a toast; returns its key. */
export function showToast(words: ToastWords): string {
  return queue.add(words, { timeout: SHOWN_MS });
}

/** Where toasts appear; the frame shows it once. */
export function Toasts() {
  const { t } = useTranslation('ui');
  return (
    <ToastRegion queue={queue} aria-label={t('messages')} className={style('region')}>
      {({ toast }) => (
        <AriaToast toast={toast} className={style('toast')}>
          <ToastContent className={style('words')}>
            <Text slot="title">{toast.content.message}</Text>
          </ToastContent>
          {toast.content.action && (
            <Button
              className={style('act')}
              onPress={() => {
                queue.close(toast.key);
                toast.content.action?.run();
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <Button slot="close" className={style('close')} aria-label={t('close')}>
            <X size={18} aria-hidden="true" />
          </Button>
        </AriaToast>
      )}
    </ToastRegion>
  );
}
