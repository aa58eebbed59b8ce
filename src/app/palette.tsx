/** Goes anywhere by a few letters: actions and items of the book; and lists the letters that need no palette. */

import { useLiveQuery } from 'dexie-react-hooks';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { SearchField } from 'react-aria-components/SearchField';
import { useTranslation } from 'react-i18next';
import { book } from '../db/book.ts';
import { listItems } from '../db/queries/list-items.ts';
import { indexItems } from '../domain/item-search.ts';
import { Switch } from '../ui/choice.tsx';
import { classesOf } from '../ui/class-names.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useMay } from '../ui/rights.tsx';
import { ACTIONS, lettersAreOn, setLetters } from './actions.ts';
import sheet from './palette.module.css';

const style = classesOf(sheet);
/** Items offered beside the actions. */
const MOST_ITEMS = 8;

export interface PaletteProps {
  readonly shows: 'palette' | 'help';
  readonly onClose: () => void;
  readonly onGo: (path: string) => void;
}

export default function Palette({ shows, onClose, onGo }: PaletteProps) {
  return shows === 'help' ? <Help onClose={onClose} /> : <Finder onClose={onClose} onGo={onGo} />;
}

function Finder({ onClose, onGo }: Omit<PaletteProps, 'shows'>) {
  const { t } = useTranslation(['palette', 'ui']);
  const may = useMay();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [typed, setTyped] = useState('');
  const index = useLiveQuery(async () => {
    const items = (await listItems(book)).filter((item) => !item.isArchived);
    return indexItems(items, (item) => item);
  }, []);
  const actions = ACTIONS.filter(({ right }) => right === undefined || may(right)).map(({ name, path, letter }) => ({
    id: path,
    title: t(`actions.${name}`),
    note: letter ?? '',
  }));
  const items = typed.trim() === '' ? [] : (index?.find(typed).slice(0, MOST_ITEMS) ?? []);
  const found = [
    ...actions.filter(({ title }) => contains(title, typed.trim())),
    ...items.map(({ id, name }) => ({ id: `/stock/${id}`, title: name, note: t('item') })),
  ];
  return (
    <Dialog isOpen onClose={onClose} title={t('title')}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField
          aria-label={t('find')}
          autoFocus
          className={style('field')}
          // Enter takes the first that was found, unless the arrows have gone to another. Escape leaves at once: the field would keep it to itself.
          onKeyDown={({ key, target }) => {
            if (key === 'Escape') onClose();
            const chosen = (target as Element).getAttribute('aria-activedescendant') ?? '';
            const first = found[0];
            if (key === 'Enter' && first !== undefined && document.getElementById(chosen) === null) onGo(first.id);
          }}
        >
          <Input className={style('input')} placeholder={t('find')} />
          <Button className={style('clear')} aria-label={t('ui:clear')}>
            <X size={18} aria-hidden="true" />
          </Button>
        </SearchField>
        <ListBox
          aria-label={t('found')}
          items={found}
          onAction={(path) => onGo(String(path))}
          className={style('found')}
          // It scrolls: whoever has keys only must be able to get in.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a list to choose from is no mere text
          render={(props) => <div {...props} tabIndex={0} />}
          renderEmptyState={() => <p className={style('none')}>{t('none')}</p>}
        >
          {({ id, title, note }) => (
            <ListBoxItem id={id} textValue={title} className={style('one')}>
              <span>{title}</span>
              <span className={style('note')}>{note}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  );
}

function Help({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('palette');
  const [areOn, setAreOn] = useState(lettersAreOn);
  const rows = ACTIONS.flatMap(({ name, letter }) => (letter === undefined ? [] : [{ name, letter }]));
  return (
    <Dialog isOpen onClose={onClose} title={t('help')} note={t('helpNote')}>
      <Switch
        isSelected={areOn}
        onChange={(on) => {
          setLetters(on);
          setAreOn(on);
        }}
      >
        {t('letters')}
      </Switch>
      <dl className={style('keys')}>
        <div>
          <dt>
            <kbd>Ctrl</kbd> <kbd>K</kbd>
          </dt>
          <dd>{t('title')}</dd>
        </div>
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{t('help')}</dd>
        </div>
        {rows.map(({ name, letter }) => (
          <div key={name}>
            <dt>
              <kbd>{letter.toUpperCase()}</kbd>
            </dt>
            <dd>{t(`actions.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
