/** Takes in what another device has counted: a file is chosen, what would change is shown, and then it is done, or not. */

import { useLiveQuery } from 'dexie-react-hooks';
import { CircleCheck, FileInput } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { takeInCount } from '../../db/commands/take-in-count.ts';
import { undo } from '../../db/commands/undo.ts';
import { type CountFileTrouble, type HandedCount, readCountFile } from '../../db/count-file.ts';
import { foreseeTakeIn, type TakingPlace, type TakingTrouble } from '../../db/queries/foresee-take-in.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FilePicker } from '../../ui/drop-zone.tsx';
import { useMissing } from '../../ui/rights.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Notice } from '../../ui/states.tsx';
import { useCommand, useRefusalWords, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { TakeInPreview } from './take-in-preview.tsx';

const ACCEPT = ['.txt', '.papadin-count', 'text/plain', 'application/json'];

export interface TakeInProps {
  readonly place: TakingPlace;
  /** Takes what another app has shared with this one. */
  readonly takeShared?: (() => Promise<readonly File[]>) | null;
}

/** A button that takes a file, and what it leads to. */
export function TakeIn({ place, takeShared = null }: TakeInProps) {
  const { t } = useTranslation('count');
  const [file, setFile] = useState<File | null>(null);
  const isTaken = useRef(false);
  useEffect(() => {
    if (takeShared === null || isTaken.current) return;
    isTaken.current = true;
    void takeShared().then(([first]) => setFile(first ?? null));
  }, [takeShared]);
  const missing = useMissing('takeInCount');
  const sayRefusal = useRefusalWords();
  return (
    <>
      {missing === null ? (
        <FilePicker accept={ACCEPT} label={t('handover.take')} onFile={setFile} />
      ) : (
        // It waits here for who may: the sheet opens as soon as they are signed in.
        file !== null && <Notice title={file.name}>{sayRefusal('not-allowed', { who: missing })}</Notice>
      )}
      {file !== null && <TakeInDialog file={file} place={place} onOther={setFile} onClose={() => setFile(null)} />}
    </>
  );
}

interface TakeInDialogProps {
  readonly file: File;
  readonly place: TakingPlace;
  readonly onOther: (file: File) => void;
  readonly onClose: () => void;
}

type Read = { readonly handed: HandedCount } | { readonly trouble: CountFileTrouble };

function TakeInDialog({ file, place, onOther, onClose }: TakeInDialogProps) {
  const { t } = useTranslation('count');
  const command = useCommand();
  const tell = useUndoToast();
  const say = useTroubleWords();
  const [, go] = useLocation();
  const [read, setRead] = useState<Read | null>(null);
  const [isPending, setPending] = useState(false);
  useEffect(() => {
    let isOld = false;
    setRead(null);
    void readCountFile(file).then((outcome) => {
      if (!isOld) setRead(outcome.ok ? { handed: outcome.handed } : { trouble: outcome.trouble });
    });
    return () => {
      isOld = true;
    };
  }, [file]);
  const handed = read !== null && 'handed' in read ? read.handed : null;
  const { outletId, countId } = place;
  const foreseen = useLiveQuery(
    async () => (handed === null ? null : foreseeTakeIn(book, handed, { outletId, countId })),
    [handed, outletId, countId],
  );
  const trouble =
    read !== null && 'trouble' in read ? read.trouble : foreseen && !foreseen.ok ? foreseen.trouble : null;
  const seen = foreseen?.ok ? foreseen : null;
  const take = async () => {
    if (handed === null) return;
    setPending(true);
    const taken = await command(takeInCount(book, handed));
    setPending(false);
    if (taken === null) return;
    onClose();
    go(`/count/${taken.countId}`);
    tell(t('handover.done', { count: taken.lines }), () => undo(book, taken.entryId));
  };
  const isWorth = seen !== null && (seen.changes > 0 || seen.isNewCount);
  const isInVain = trouble !== null || (seen !== null && !isWorth);
  return (
    <Dialog
      isOpen
      needs="takeInCount"
      onClose={onClose}
      title={t('handover.takeTitle')}
      actions={
        <>
          {isInVain && <FilePicker accept={ACCEPT} label={t('handover.another')} onFile={onOther} />}
          {isWorth && (
            <Button
              kind="primary"
              needs="takeInCount"
              icon={seen.changes > 0 ? CircleCheck : FileInput}
              isPending={isPending}
              onPress={() => void take()}
            >
              {seen.changes > 0 ? t('handover.confirm', { count: seen.changes }) : t('handover.open')}
            </Button>
          )}
        </>
      }
    >
      {trouble !== null ? (
        <Notice tone="bad">{say(trouble, handed)}</Notice>
      ) : seen === null || handed === null ? (
        <Skeleton rows={3} />
      ) : (
        <TakeInPreview handed={handed} seen={seen} />
      )}
    </Dialog>
  );
}

function useTroubleWords(): (trouble: CountFileTrouble | TakingTrouble, handed: HandedCount | null) => string {
  const { t } = useTranslation('count');
  const format = useFormat();
  return (trouble, handed) =>
    t(`handover.trouble.${trouble}`, {
      outlet: handed?.outlet.name ?? '–',
      day: handed === null ? '–' : format.day(handed.count.day),
    });
}
