/** Draws toasts: see `toast.tsx`, which fetches this with the first of them. */

import { X } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components/Toast';
import { useTranslation } from 'react-i18next';
import { classesOf } from './class-names.ts';
import sheet from './toast.module.css';
import { type ToastWords, takeToasts } from './toast.tsx';

const style = classesOf(sheet);
const SHOWN_MS = 10_000;
const queue = new ToastQueue<ToastWords>({ maxVisibleToasts: 2 });

export function ToastRegion() {
  const { t } = useTranslation('ui');
  useEffect(() => takeToasts((words) => queue.add(words, { timeout: SHOWN_MS })), []);
  return (
    <AriaToastRegion queue={queue} aria-label={t('messages')} className={style('region')}>
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
    </AriaToastRegion>
  );
}
