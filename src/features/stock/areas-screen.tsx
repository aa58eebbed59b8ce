/** The storage areas of an outlet in the order they are walked through, and the walk through each of them. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { book } from '../../db/book.ts';
import { type Arrangement, arrangeAreas } from '../../db/commands/arrange-areas.ts';
import { undo } from '../../db/commands/undo.ts';
import { layOutOutlet } from '../../db/queries/count-sheet.ts';
import { outletOf } from '../../db/queries/list-outlets.ts';
import { readSettings } from '../../db/queries/read-settings.ts';
import { NO_AREA } from '../../domain/count-sheet.ts';
import type { ItemId } from '../../domain/nouns.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { OrderList } from '../../ui/order-list.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import sheet from './areas-screen.module.css';

const style = classesOf(sheet);

export function AreasScreen() {
  const { t } = useTranslation('stock');
  const [, go] = useLocation();
  const command = useCommand();
  const tell = useUndoToast();
  const [chosen, setChosen] = useState<string | null>(null);
  const [added, setAdded] = useState('');
  const [renamed, setRenamed] = useState<{ readonly was: string; readonly name: string } | null>(null);
  const known = useLiveQuery(async () => {
    const { outletId } = await readSettings(book);
    if (outletId === null) return null;
    return { outlet: (await outletOf(book, outletId))!, shelves: await layOutOutlet(book, outletId) };
  }, []);
  const back = { label: t('areas.back'), go: () => go('/count'), always: true };
  if (known === undefined || known === null) {
    return (
      <Page title={t('areas.title')} back={back}>
        <Skeleton rows={6} />
      </Page>
    );
  }
  const { outlet, shelves } = known;
  const areas = shelves.filter(({ area }) => area !== NO_AREA);
  const names = areas.map(({ area }) => area);
  const shown = shelves.find(({ area }) => area === chosen) ?? areas[0];
  const arrange = async (arrangement: Omit<Arrangement, 'outletId'>, said?: string) => {
    const done = await command(arrangeAreas(book, { outletId: outlet.id, ...arrangement }));
    if (done !== null && said !== undefined) tell(said, () => undo(book, done.entryId));
    return done !== null;
  };
  const asNamed = (list: readonly string[]) => list.map((name) => ({ name }));
  const add = async () => {
    const name = added.trim();
    if (name === '') return;
    if (await arrange({ areas: asNamed([...names, name]) }, t('areas.added', { area: name }))) setAdded('');
  };
  const rename = async () => {
    if (renamed === null || renamed.name.trim() === '') return;
    const name = renamed.name.trim();
    const to = names.map((one) => (one === renamed.was ? { name, was: one } : { name: one }));
    if (await arrange({ areas: to }, t('areas.renamed', { area: name }))) {
      setChosen(name);
      setRenamed(null);
    }
  };
  return (
    <Page title={t('areas.title')} note={t('areas.note', { outlet: outlet.name })} back={back}>
      <div className={style('columns')}>
        <Card title={t('areas.order')} note={t('areas.orderNote')} flush>
          {areas.length === 0 && <p className={style('pad')}>{t('areas.none')}</p>}
          {areas.length > 0 && (
            <OrderList
              label={t('areas.order')}
              things={areas.map(({ area, items }) => ({
                id: area,
                title: area,
                detail: t('areas.items', { count: items.length }),
              }))}
              chosen={shown?.area ?? null}
              onChoose={setChosen}
              onOrder={(ids) => void arrange({ areas: asNamed(ids) })}
              actions={({ id }) => (
                <>
                  <IconButton
                    icon={Pencil}
                    label={t('areas.rename', { area: id })}
                    onPress={() => setRenamed({ was: id, name: id })}
                  />
                  <IconButton
                    icon={Trash2}
                    label={t('areas.remove', { area: id })}
                    onPress={() =>
                      void arrange(
                        { areas: asNamed(names.filter((name) => name !== id)) },
                        t('areas.removed', { area: id }),
                      )
                    }
                  />
                </>
              )}
            />
          )}
          <form
            className={style('add')}
            onSubmit={(event) => {
              event.preventDefault();
              void add();
            }}
          >
            <TextField label={t('areas.name')} value={added} onChange={setAdded} maxLength={60} />
            <Button type="submit" icon={Plus} isDisabled={added.trim() === ''}>
              {t('areas.add')}
            </Button>
          </form>
        </Card>
        {shown !== undefined && (
          <Card title={t('areas.walk', { area: shown.area })} note={t('areas.walkNote')} flush>
            {shown.items.length === 0 ? (
              <EmptyState title={t('areas.empty')}>{t('areas.emptyNote')}</EmptyState>
            ) : (
              <OrderList
                label={t('areas.walk', { area: shown.area })}
                things={shown.items.map(({ id, name }) => ({ id, title: name }))}
                onOrder={(ids) =>
                  void arrange({ areas: asNamed(names), walk: { area: shown.area, itemIds: ids as readonly ItemId[] } })
                }
              />
            )}
          </Card>
        )}
      </div>
      <Dialog
        isOpen={renamed !== null}
        needs="arrangeAreas"
        onClose={() => setRenamed(null)}
        title={t('areas.rename', { area: renamed?.was ?? '' })}
        actions={
          <Button kind="primary" onPress={() => void rename()}>
            {t('edit.save')}
          </Button>
        }
      >
        <TextField
          label={t('areas.newName')}
          value={renamed?.name ?? ''}
          onChange={(name) => renamed !== null && setRenamed({ ...renamed, name })}
          maxLength={60}
        />
      </Dialog>
    </Page>
  );
}
