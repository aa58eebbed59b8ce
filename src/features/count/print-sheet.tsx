/** The count sheet on paper: by area in walking order, with boxes for whole packs and loose amounts; printed without a network. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { layOutOutlet } from '../../db/queries/count-sheet.ts';
import { outletOf } from '../../db/queries/list-outlets.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import { countUnitsOf } from '../../domain/count-line.ts';
import type { Item } from '../../domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWallClock } from '../../ui/use-wall-clock.ts';
import { useCountWords } from './count-words.ts';
import sheet from './print-sheet.module.css';

const style = classesOf(sheet);

export function PrintSheet() {
  const { t } = useTranslation('count');
  const format = useFormat();
  const words = useCountWords();
  const [, go] = useLocation();
  const now = useWallClock();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const known = useLiveQuery(async () => {
    const { outletId } = await readSettings(book);
    if (outletId === null) return null;
    const [outlet, shelves] = await Promise.all([outletOf(book, outletId), layOutOutlet(book, outletId)]);
    return { outlet, shelves: shelves.filter(({ items }) => items.length > 0) };
  }, []);
  const shown = (known?.shelves ?? []).filter(({ area }) => !left.has(area));
  return (
    <Page
      title={t('print.title')}
      note={t('print.note')}
      back={{ label: t('back'), go: () => go('/count'), always: true }}
      actions={
        <Button kind="primary" icon={Printer} isDisabled={shown.length === 0} onPress={() => window.print()}>
          {t('print.button')}
        </Button>
      }
    >
      {known === undefined ? (
        <Skeleton rows={8} />
      ) : known === null || known.shelves.length === 0 ? (
        <EmptyState title={t('print.empty')} />
      ) : (
        <>
          <div className={style('choice')}>
            {known.shelves.map(({ area }) => (
              <Switch
                key={area}
                isSelected={!left.has(area)}
                onChange={(isIn) => {
                  const next = new Set(left);
                  if (isIn) next.delete(area);
                  else next.add(area);
                  setLeft(next);
                }}
              >
                {words.areaOf(area)}
              </Switch>
            ))}
          </div>
          <article className={style('paper')} aria-label={t('print.title')}>
            <p className={style('facts')}>
              <span>{known.outlet?.name}</span>
              <span>{`${t('print.day')}: ${format.longDay(now.day)}`}</span>
              <span className={style('rule')}>{`${t('print.by')}:`}</span>
            </p>
            {shown.map(({ area, items }) => (
              <section key={area} className={style('area')}>
                <h2>{words.areaOf(area)}</h2>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t('print.item')}</th>
                      <th scope="col">{t('print.whole')}</th>
                      <th scope="col">{t('print.loose')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((item) => (
                      <tr key={item.id}>
                        <th scope="row">{item.name}</th>
                        <td className={style('blank')}>{packOf(item)}</td>
                        <td className={style('blank')}>
                          {looseOf(item)}
                          {item.isCatchWeight && <span>{t('line.pieces')}</span>}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            ))}
          </article>
        </>
      )}
    </Page>
  );
}

/** The unit stands in the corner of the box, so that the pen fills in the figure only. */
function packOf(item: Item) {
  return item.pack === null ? null : <span>{item.pack.name}</span>;
}

function looseOf(item: Item) {
  const unit = countUnitsOf(item).find((one) => !one.isPack);
  return <span>{unit?.name}</span>;
}
