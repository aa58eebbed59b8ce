/** An order as a sheet of paper: to print, to hand over, to look up later. */

import { useLiveQuery } from 'dexie-react-hooks';
import { FileDown, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { type OrderInFull, orderInFull } from '../../db/queries/order-in-full.ts';
import { drawOrderPdf } from '../../jobs/order-pdf.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './order-paper.module.css';
import { writePaper } from './order-text.ts';
import { saveFile } from './share-text.ts';

const style = classesOf(sheet);

export function OrderPaper({ orderId }: { readonly orderId: string | undefined }) {
  const { t } = useTranslation('orders');
  const [, go] = useLocation();
  const order = useLiveQuery(async () => orderInFull(book, orderId ?? ''), [orderId]);
  const back = { label: t('back'), go: () => go('/orders'), always: true };
  if (order === undefined || order === null) {
    return (
      <Page title={t('paper.title')} back={back}>
        {order === null ? <EmptyState title={t('paper.gone')} /> : <Skeleton rows={6} />}
      </Page>
    );
  }
  return <Paper order={order} back={back} />;
}

function Paper({
  order,
  back,
}: {
  readonly order: OrderInFull;
  readonly back: { readonly label: string; readonly go: () => void; readonly always: boolean };
}) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const words = writePaper(order, t, format);
  const save = async () => {
    try {
      saveFile(await drawOrderPdf(words), `${words.title.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.pdf`, 'application/pdf');
      showToast({ message: t('send.pdfSaved') });
    } catch {
      showToast({ message: t('send.pdfFailed') });
    }
  };
  return (
    <Page
      title={t('paper.title')}
      back={back}
      width="narrow"
      actions={
        <>
          <Button icon={FileDown} onPress={() => void save()}>
            {t('send.pdf')}
          </Button>
          <Button kind="primary" icon={Printer} onPress={() => window.print()}>
            {t('send.print')}
          </Button>
        </>
      }
    >
      <article className={style('paper')} aria-label={words.title}>
        <h2>{words.title}</h2>
        <p className={style('state')}>
          <Badge>{t(`state.${order.state}`)}</Badge>
        </p>
        {words.facts.map((fact) => (
          <p key={fact}>{fact}</p>
        ))}
        <table>
          <thead>
            <tr>
              {words.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {words.lines.map(({ name, amount, price }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{amount}</td>
                <td>{price}</td>
              </tr>
            ))}
          </tbody>
          {words.total !== null && (
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {words.total.label}
                </th>
                <td>{words.total.money}</td>
              </tr>
            </tfoot>
          )}
        </table>
        <p>{words.foot}</p>
      </article>
    </Page>
  );
}
