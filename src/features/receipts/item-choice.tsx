/** Which item a line is: the likely ones a tap away, any other by search, a new one by its name on the paper. */

import { Check, Plus, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { addItem } from '../../db/commands/add-item.ts';
import { undo } from '../../db/commands/undo.ts';
import { indexItems } from '../../domain/item-search.ts';
import type { Item, ItemId } from '../../domain/nouns.ts';
import { contentOf, paperUnits, unitWord } from '../../domain/paper-units.ts';
import { type BaseUnit, unitFactorOf } from '../../domain/quantity.ts';
import { likeliestUnit } from '../../domain/receipt-mapping.ts';
import type { ReviewLine } from '../../domain/receipt-review.ts';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { SearchField } from '../../ui/field.tsx';
import { List, ListRow } from '../../ui/list-row.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import sheet from './review.module.css';
import type { ReviewState } from './use-review.ts';

const style = classesOf(sheet);

export interface ItemChoiceProps {
  readonly line: ReviewLine;
  readonly state: ReviewState;
  readonly onChosen: (fields: Pick<ReviewLine, 'itemId' | 'holds'>) => void;
}

/** Likely items shown as buttons; the rest is a search away. */
const LIKELY = 3;
const LEAST = 0.03;

export function ItemChoice({ line, state, onChosen }: ItemChoiceProps) {
  const { t } = useTranslation('receipts');
  const [isSearching, setIsSearching] = useState(false);
  const command = useCommand();
  const tell = useUndoToast();
  const { itemById, review } = state;
  const likely = line.candidates
    .filter(({ probability, itemId }) => probability >= LEAST && itemById.has(itemId))
    .slice(0, LIKELY);
  const shown = [...likely.map(({ itemId }) => itemId)];
  if (line.itemId !== null && !shown.includes(line.itemId)) shown.unshift(line.itemId);

  const choose = (item: Item) => {
    setIsSearching(false);
    const known = line.candidates.find(({ itemId }) => itemId === item.id)?.unit;
    const unit = known ?? likeliestUnit(line, item, review.supplierId);
    onChosen({ itemId: item.id, holds: unit?.holds ?? null });
  };
  const make = async () => {
    const name = niceName(line.name);
    const baseUnit = baseUnitOf(line);
    const done = await command(addItem(book, { name, baseUnit, supplierId: review.supplierId }));
    if (done === null) return;
    const holds =
      paperUnits(line, { baseUnit, pack: null, packs: [], isCatchWeight: false }, review.supplierId)[0]?.holds ?? null;
    onChosen({ itemId: done.itemId, holds });
    setIsSearching(false);
    tell(t('line.made', { item: name }), () => undo(book, done.entryId));
  };
  return (
    <fieldset className={style('choice')}>
      <legend className={style('legend')}>{t('line.item')}</legend>
      <div className={style('chips')}>
        {shown.map((itemId) => {
          const item = itemById.get(itemId);
          const isChosen = itemId === line.itemId;
          return item === undefined ? null : (
            <button
              key={itemId}
              type="button"
              className={style('chip', isChosen && 'chosen')}
              aria-pressed={isChosen}
              onClick={() => choose(item)}
            >
              {isChosen && <Check size={18} aria-hidden="true" />}
              {item.name}
            </button>
          );
        })}
        <button type="button" className={style('chip')} onClick={() => setIsSearching(true)}>
          <Search size={18} aria-hidden="true" />
          {t('line.other')}
        </button>
        {line.itemId === null && line.name.trim() !== '' && (
          <button type="button" className={style('chip')} onClick={() => void make()}>
            <Plus size={18} aria-hidden="true" />
            {t('line.newItem', { name: niceName(line.name) })}
          </button>
        )}
      </div>
      {isSearching && (
        <ItemSearch
          line={line}
          items={state.items}
          onChosen={(itemId) => choose(itemById.get(itemId)!)}
          onNew={() => void make()}
          onClose={() => setIsSearching(false)}
        />
      )}
    </fieldset>
  );
}

interface ItemSearchProps {
  readonly line: ReviewLine;
  readonly items: readonly Item[];
  readonly onChosen: (itemId: ItemId) => void;
  readonly onNew: () => void;
  readonly onClose: () => void;
}

/** Rows drawn at once: more are found faster by another letter. */
const MOST_ROWS = 60;

function ItemSearch({ line, items, onChosen, onNew, onClose }: ItemSearchProps) {
  const { t } = useTranslation('receipts');
  const [asked, setAsked] = useState('');
  const index = useMemo(
    () =>
      indexItems(
        items.filter((item) => !item.isArchived),
        (item) => item,
      ),
    [items],
  );
  const found = index.find(asked).slice(0, MOST_ROWS);
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('pick.title')}
      note={line.name}
      actions={
        line.name.trim() !== '' && (
          <Button icon={Plus} onPress={onNew}>
            {t('line.newItem', { name: niceName(line.name) })}
          </Button>
        )
      }
    >
      <SearchField label={t('pick.search')} value={asked} onChange={setAsked} />
      {found.length === 0 ? (
        <p role="status">{t('pick.none')}</p>
      ) : (
        <List label={t('pick.title')}>
          {found.map((item) => (
            <ListRow
              key={item.id}
              title={item.name}
              {...(item.category === null ? {} : { detail: item.category })}
              onPress={() => onChosen(item.id)}
            />
          ))}
        </List>
      )}
    </Sheet>
  );
}

/** `BAWANG PUTIH KTG 20KG` → `Bawang putih ktg`: how much is in it is no name. */
function niceName(name: string): string {
  const bare = name.replace(/\b\d+(?:[.,]\d+)?\s*(?:[x×]\s*\d+(?:[.,]\d+)?\s*)?(?:kg|gr?|ml|l|lt|pcs|pc)\b/gi, ' ');
  const plain = (bare.trim() === '' ? name : bare).trim().replaceAll(/\s+/g, ' ').slice(0, 100);
  return plain.charAt(0).toUpperCase() + plain.slice(1).toLowerCase();
}

/** What a new item is counted in: as the paper measures it, by the unit or by the name. */
function baseUnitOf({ unit, name, quantity }: ReviewLine): BaseUnit {
  const measure = unit === null ? undefined : unitFactorOf(unitWord(unit));
  if (measure !== undefined) return measure.base;
  if (contentOf(name, 'g') !== null) return 'g';
  if (contentOf(name, 'ml') !== null) return 'ml';
  const isPart = quantity !== null && quantity.digits % 10 ** quantity.scale !== 0;
  return isPart ? 'g' : 'pcs';
}
