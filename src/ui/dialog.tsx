/** What opens over a screen: a question in the middle, or work at the side (from below on a phone). */

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import type { Right } from '../domain/rights.ts';
import { Button, IconButton } from './button.tsx';
import { classesOf } from './class-names.ts';
import sheet from './dialog.module.css';
import { useMissing } from './rights.tsx';

const style = classesOf(sheet);

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly note?: ReactNode;
  /** `centre` for a question, `side` for a form or a list; both come from below on a phone. */
  readonly place?: 'centre' | 'side';
  readonly wide?: boolean;
  /** Buttons of the foot, the primary one last. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  /** False keeps it open on Escape and on a press outside (only for work that must not be lost). */
  readonly isDismissable?: boolean;
  /** `alertdialog` for a question that must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  /**
   * Who lacks this right does not see it, although it was opened before they came. What is half typed stays in whatever holds it, for who comes
   * back; a locked device only covers it.
   */
  readonly needs?: Right | undefined;
}

/** A modal box; focus goes in, stays in, and returns to where it was. */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, title, note, place = 'centre', wide, actions, children } = props;
  const { isDismissable = true, role = 'dialog' } = props;
  const { t } = useTranslation('ui');
  const isMissing = useMissing(props.needs) !== null;
  return (
    <ModalOverlay
      isOpen={isOpen && !isMissing}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      className={style('veil', place)}
    >
      <Modal className={style('box', wide && 'wide')}>
        <AriaDialog role={role} className={style('dialog')}>
          <div className={style('head')}>
            <div>
              <Heading slot="title" level={2} className={style('title')}>
                {title}
              </Heading>
              {note !== undefined && <p className={style('note')}>{note}</p>}
            </div>
            {isDismissable && <IconButton icon={X} label={t('close')} onPress={onClose} />}
          </div>
          {children !== undefined && <div className={style('body')}>{children}</div>}
          {actions && <div className={style('foot')}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Work beside the screen; a bottom sheet on a phone. */
export function Sheet(props: Omit<DialogProps, 'place' | 'role'>) {
  return <Dialog {...props} place="side" />;
}

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** A verb: what will be done. */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly isPending?: boolean;
  readonly needs?: Right | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone; whatever can be undone is done at once instead. */
export function ConfirmDialog({ confirm, danger, isPending, onConfirm, children, ...rest }: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Dialog
      {...rest}
      role="alertdialog"
      actions={
        <>
          <Button onPress={rest.onClose}>{t('cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} isPending={isPending ?? false} onPress={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
