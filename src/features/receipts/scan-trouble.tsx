/** A paper that was not read: what is the matter, that nothing was booked, and what to do. */

import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useTroubleWords } from '../../ui/failure-words.ts';
import { ErrorState } from '../../ui/states.tsx';

/** What has a word of its own here; the rest is said as everywhere. */
const OWN_WORDS = [
  'not-an-image',
  'empty-image',
  'too-large',
  'broken-pdf',
  'no-text',
  'not-a-receipt',
  'too-many',
] as const;
/** Where another file is needed rather than another shot. */
const OF_FILES = new Set<string>(['not-an-image', 'broken-pdf', 'too-large', 'too-many']);

export interface ScanTroubleProps {
  readonly code: string;
  /** There are photos to keep as proof. */
  readonly hasShots: boolean;
  readonly onAgain: () => void;
  readonly onByHand: () => void;
}

export function ScanTrouble({ code, hasShots, onAgain, onByHand }: ScanTroubleProps) {
  const { t } = useTranslation('receipts');
  const say = useTroubleWords();
  const own = OWN_WORDS.find((one) => one === code);
  const title = own === undefined ? say({ failure: { code } }) : t(`trouble.${own}`);
  return (
    <ErrorState
      title={title}
      safe={t('trouble.safe')}
      todo={t(OF_FILES.has(code) ? 'trouble.todoFile' : 'trouble.todoPhoto')}
      actions={
        <>
          <Button kind="primary" onPress={onAgain}>
            {t('trouble.again')}
          </Button>
          {hasShots && !OF_FILES.has(code) && <Button onPress={onByHand}>{t('shots.byHand')}</Button>}
        </>
      }
    />
  );
}
