/** A paper looked through before it is booked: photo and lines side by side, doubtful ones first, sums ticking as they come right. */

import { FileX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { type OpenDraft, readPaperDraft } from '../../db/queries/paper-drafts.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { PaperReview } from './paper-review.tsx';

export function ReviewScreen({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation('receipts');
  const [, go] = useLocation();
  const [open, setOpen] = useState<OpenDraft | null | undefined>(undefined);
  useEffect(() => {
    void readPaperDraft(book, draftId).then(setOpen);
  }, [draftId]);
  const isByHand = open?.draft.receipt.kind === 'handwritten' || open?.draft.receipt.kind === 'without-prices';
  return (
    <Page
      title={t(isByHand ? 'review.byHandTitle' : 'review.title')}
      note={t(isByHand ? 'review.byHandNote' : 'review.note')}
      width="full"
      back={{ label: t('review.scan'), go: () => go('/receive/scan'), always: true }}
    >
      {open === undefined ? (
        <Skeleton rows={6} />
      ) : open === null ? (
        <EmptyState
          icon={FileX}
          title={t('review.gone')}
          actions={
            <ButtonLink kind="primary" to="/receive/scan">
              {t('review.scan')}
            </ButtonLink>
          }
        >
          {t('review.goneTodo')}
        </EmptyState>
      ) : (
        <PaperReview open={open} />
      )}
    </Page>
  );
}
