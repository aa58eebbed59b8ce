/** Papers that were read and not booked yet, to go on with. */

import { useLiveQuery } from 'dexie-react-hooks';
import { FileClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { listPaperDrafts } from '../../db/queries/paper-drafts.ts';
import type { OutletId } from '../../domain/nouns.ts';
import { Card } from '../../ui/card.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { useFormat } from '../../ui/use-format.ts';

export function DraftList({ outletId }: { readonly outletId: OutletId }) {
  const { t } = useTranslation('receipts');
  const format = useFormat();
  const drafts = useLiveQuery(async () => listPaperDrafts(book, outletId), [outletId]);
  if (drafts === undefined || drafts.length === 0) return null;
  return (
    <Card title={t('drafts.title')} flush>
      <List label={t('drafts.title')}>
        {drafts.map(({ id, readAt, review }) => (
          <ListRow
            key={id}
            to={`/receive/scan/${id}`}
            lead={<FileClock size={22} aria-hidden="true" />}
            title={review.merchant ?? t('drafts.unnamed')}
            detail={`${t('drafts.read', { ago: format.ago(readAt, Date.now()) })} · ${t('drafts.lines', { count: review.lines.length })}`}
            {...(review.total === null ? {} : { end: format.money(review.total, review.currency) })}
          />
        ))}
      </List>
    </Card>
  );
}
