/** Receive / scan: from the camera, a file or another app to a paper that can be checked; or the paper that is being checked. */

import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import type { OutletId } from '../../domain/nouns.ts';
import { papersToPages } from '../../jobs/paper-pages.ts';
import { enterByHand, readPaper } from '../../jobs/read-paper.ts';
import { dismissJob, useJob } from '../../jobs/running.ts';
import { prepareReading } from '../../jobs/watch-paper.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Notice } from '../../ui/states.tsx';
import { showToast } from '../../ui/toast.tsx';
import { CameraView } from './camera-view.tsx';
import { DraftList } from './draft-list.tsx';
import { ReaderDownload } from './reader-download.tsx';
import type { ReaderFiles, TakeShared } from './reader-files.ts';
import { ReadingPanel } from './reading-panel.tsx';
import { ReviewScreen } from './review-screen.tsx';
import sheet from './scan.module.css';
import { ScanTrouble } from './scan-trouble.tsx';
import { ShotList } from './shot-list.tsx';
import { useShots } from './use-shots.ts';

const style = classesOf(sheet);

export interface ScanScreenProps {
  readonly files: ReaderFiles;
  readonly takeShared: TakeShared;
  /** From the address: `shared` when another app has sent a photo, else the draft that is being checked. */
  readonly what?: string | undefined;
}

export function ScanScreen({ files, takeShared, what }: ScanScreenProps) {
  const settings = useLiveQuery(async () => readSettings(book));
  if (what !== undefined && what !== 'shared') return <ReviewScreen key={what} draftId={what} />;
  if (settings === undefined) return <Skeleton rows={4} />;
  if (settings.outletId === null) return null;
  return <Capture files={files} outletId={settings.outletId} takeShared={what === 'shared' ? takeShared : null} />;
}

interface CaptureProps {
  readonly files: ReaderFiles;
  readonly outletId: OutletId;
  readonly takeShared: TakeShared | null;
}

/** Pages of one paper at most. */
const MOST_PAGES = 10;

function Capture({ files, outletId, takeShared }: CaptureProps) {
  const { t } = useTranslation('receipts');
  const [, go] = useLocation();
  const canLook = files.state === 'kept' || files.state === 'unknown';
  const { shots, add, remove, clear } = useShots(canLook);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isOpening, setIsOpening] = useState(false);
  const job = useJob('read');
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const isReading = job?.state === 'running';

  const addFiles = useCallback(
    async (chosen: readonly Blob[]) => {
      if (chosen.length === 0) return;
      setTrouble(null);
      setIsOpening(true);
      const pages = await papersToPages(chosen, MOST_PAGES);
      setIsOpening(false);
      if (pages.ok) add(pages.value);
      else setTrouble(pages.failure.code === 'too-large' && pages.failure.detail ? 'too-many' : pages.failure.code);
    },
    [add],
  );
  useSharedPhotos(takeShared, addFiles);
  const isPrepared = useRef(false);
  useEffect(() => {
    if (!canLook || isPrepared.current) return;
    isPrepared.current = true;
    prepareReading();
  }, [canLook]);

  const finish = async (work: ReturnType<typeof readPaper>) => {
    const outcome = await work;
    dismissJob('read');
    if (outcome.ok) {
      const check = () => go(`/receive/scan/${outcome.value.draftId}`, { replace: isHere.current });
      // Whoever has gone on to other work is told, not taken away from it.
      if (!isHere.current)
        return void showToast({ message: t('drafts.ready'), action: { label: t('drafts.check'), run: check } });
      clear();
      check();
    } else setTrouble('failure' in outcome ? outcome.failure.code : outcome.refusal.code);
  };
  const read = () => {
    setTrouble(null);
    void finish(
      readPaper(
        book,
        shots.map(({ file }) => file),
        outletId,
      ),
    );
  };
  const byHand = () => {
    setTrouble(null);
    void finish(
      enterByHand(
        book,
        shots.map(({ file }) => file),
        outletId,
      ),
    );
  };
  // On a phone the pages stand below the camera: the next step comes into view with each of them.
  const acts = useRef<HTMLDivElement>(null);
  const count = shots.length;
  useEffect(() => {
    if (count > 0) acts.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  const isUseless = shots.some(({ verdict }) => typeof verdict === 'object');
  const isChecking = shots.some(({ verdict }) => verdict === 'checking');

  return (
    <Page title={t('title')} note={t('note')} back={{ label: t('back'), go: () => go('/receive'), always: true }}>
      <div className={style('scan')}>
        <div className={style('stage')}>
          {isReading || isOpening ? (
            <ReadingPanel job={isReading ? job : null} />
          ) : (
            <CameraView
              canLook={canLook}
              canAuto={trouble === null}
              onShot={(photo) => add([photo])}
              onFiles={(chosen) => void addFiles(chosen)}
            />
          )}
        </div>
        <div className={style('beside')}>
          <ReaderDownload files={files} />
          {trouble !== null && trouble !== 'cancelled' && (
            <ScanTrouble
              code={trouble}
              hasShots={shots.length > 0}
              onAgain={() => {
                setTrouble(null);
                clear();
              }}
              onByHand={byHand}
            />
          )}
          {shots.length > 0 && (
            <>
              <ShotList shots={shots} onRemove={remove} />
              <div className={style('acts')} ref={acts}>
                <Button
                  kind="primary"
                  size="large"
                  wide
                  isDisabled={!canLook || isReading || isUseless || isChecking}
                  onPress={read}
                >
                  {t('shots.read', { count: shots.length })}
                </Button>
                <Button kind="quiet" wide isDisabled={isReading || isUseless} onPress={byHand}>
                  {t('shots.byHand')}
                </Button>
              </div>
            </>
          )}
          {!isReading && <Notice>{t('shots.long')}</Notice>}
          <DraftList outletId={outletId} />
        </div>
      </div>
    </Page>
  );
}

/** Takes what another app has shared, once. */
function useSharedPhotos(takeShared: TakeShared | null, addFiles: (files: readonly Blob[]) => Promise<void>): void {
  const isTaken = useRef(false);
  useEffect(() => {
    if (takeShared === null || isTaken.current) return;
    isTaken.current = true;
    void takeShared().then(addFiles);
  }, [takeShared, addFiles]);
}
