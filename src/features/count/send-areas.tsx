/** Hands the areas counted here to another device: as a file, by the person's own way of sending. */

import { useLiveQuery } from 'dexie-react-hooks';
import { FileDown, Share2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { handOver, writeCountFile } from '../../db/count-file.ts';
import type { CountLineRow } from '../../db/drafts.ts';
import { type CountSheet, progressOf } from '../../db/queries/count-sheet.ts';
import { atDevice } from '../../db/queries/people.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { canShare, saveFileAs, shareFile } from '../../ui/save-file.ts';
import { Notice } from '../../ui/states.tsx';
import { showToast } from '../../ui/toast.tsx';
import { AreaBoxes } from './area-boxes.tsx';

export interface SendAreasProps {
  readonly known: CountSheet & { readonly lines: readonly CountLineRow[] };
  readonly onClose: () => void;
}

export function SendAreas({ known, onClose }: SendAreasProps) {
  const { t } = useTranslation('count');
  const { count, areas, lines } = known;
  const deviceId = useLiveQuery(async () => (await atDevice(book)).deviceId, []);
  // Until somebody ticks a box: the areas that were counted here.
  const own = areas
    .map(({ area }) => area)
    .filter((area) => lines.some((line) => line.area === area && (line.deviceId ?? deviceId) === deviceId));
  const [ticked, setTicked] = useState<readonly string[] | null>(null);
  const chosen = ticked ?? own;
  const file = useCountFile(known, deviceId === undefined ? null : chosen);
  const progress = progressOf(count, areas, lines).areas;
  const give = async (way: (file: File) => Promise<boolean>) => {
    if (file === null || !(await way(file))) return;
    onClose();
    showToast({ message: t('handover.sent') });
  };
  const shares = file !== null && canShare(file);
  return (
    <Sheet
      isOpen
      needs="takeInCount"
      onClose={onClose}
      title={t('handover.sendTitle')}
      note={t('handover.sendNote')}
      actions={
        <>
          <Button
            icon={FileDown}
            kind={shares ? 'secondary' : 'primary'}
            isDisabled={file === null}
            onPress={() => void give(saveFileAs)}
          >
            {t('handover.save')}
          </Button>
          {shares && (
            <Button kind="primary" icon={Share2} onPress={() => void give(shareFile)}>
              {t('handover.share')}
            </Button>
          )}
        </>
      }
    >
      <AreaBoxes
        areas={progress.map(({ area, done, lines: all }) => ({
          area,
          note: done === 0 ? t('handover.areaNone') : t('handover.areaDone', { done, lines: all }),
        }))}
        chosen={chosen}
        onChange={setTicked}
      />
      {chosen.length === 0 && <Notice>{t('handover.chooseNone')}</Notice>}
    </Sheet>
  );
}

/** Made before it is asked for, since a share sheet opens only straight from a press. Null while the one of the areas ticked just now is being made. */
function useCountFile({ count, lines }: SendAreasProps['known'], areas: readonly string[] | null): File | null {
  const [made, setMade] = useState<{ readonly asked: string; readonly file: File | null } | null>(null);
  const asked = areas === null ? null : JSON.stringify(areas);
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when a line changes underneath
  useEffect(() => {
    if (asked === null) return;
    let isOld = false;
    void (async () => {
      const handed = await handOver(book, count.id, JSON.parse(asked) as readonly string[]);
      const file = handed === null ? null : await writeCountFile(handed);
      if (!isOld) setMade({ asked, file });
    })();
    return () => {
      isOld = true;
    };
  }, [count.id, asked, lines]);
  return made?.asked === asked ? made.file : null;
}
