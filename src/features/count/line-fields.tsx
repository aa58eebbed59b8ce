/** The fields of a line: whole packs, a loose rest, pieces; further units by need. */

import { useTranslation } from 'react-i18next';
import type { CountUnit } from '../../domain/count-line.ts';
import type { Item } from '../../domain/nouns.ts';
import { classesOf } from '../../ui/class-names.ts';
import { KeypadFieldButton } from '../../ui/keypad-field.tsx';
import { Select } from '../../ui/select.tsx';
import sheet from './area-sheet.module.css';

const style = classesOf(sheet);
/** The field that takes pieces, beside those of the units. */
export const PIECES = 'pieces';

export interface LineFieldsProps {
  readonly item: Item;
  readonly units: readonly CountUnit[];
  readonly shown: readonly CountUnit[];
  readonly textOf: (key: string) => string;
  readonly current: string;
  readonly onField: (key: string) => void;
  readonly onOpen: (key: string) => void;
}

export function LineFields({ item, units, shown, textOf, current, onField, onOpen }: LineFieldsProps) {
  const { t } = useTranslation('count');
  const more = units.filter((unit) => !shown.includes(unit));
  const field = (key: string, words: string) => (
    <KeypadFieldButton
      key={key}
      words={words}
      figure={textOf(key)}
      isCurrent={current === key}
      onPress={() => onField(key)}
    />
  );
  return (
    <div className={style('fields')}>
      {shown.map((unit) => field(unit.key, unit.isPack ? unit.name : `${t('line.loose')}, ${unit.name}`))}
      {item.isCatchWeight && field(PIECES, t('line.pieces'))}
      {more.length > 0 && (
        <span className={style('more')}>
          <Select
            plain
            hideLabel
            label={t('line.moreUnits')}
            placeholder={t('line.moreUnits')}
            value={null}
            onChange={onOpen}
            choices={more.map(({ key, name }) => ({ value: key, title: name }))}
          />
        </span>
      )}
    </div>
  );
}
