/** Some of the seven days of a week, chosen by tapping them. */

import { Label } from 'react-aria-components/Label';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { numberToDay } from '../domain/day.ts';
import type { Weekday } from '../domain/nouns.ts';
import { classesOf } from './class-names.ts';
import sheet from './day-chips.module.css';
import { useFormat } from './use-format.ts';

const style = classesOf(sheet);
const WEEK: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];
/** 1970-01-05, a Monday, from which the names of the days are taken. */
const A_MONDAY = 4;

export interface DayChipsProps {
  readonly label: string;
  readonly note?: string;
  /** 0 Monday … 6 Sunday. */
  readonly value: readonly Weekday[];
  readonly onChange: (days: readonly Weekday[]) => void;
}

export function DayChips({ label, note, value, onChange }: DayChipsProps) {
  const format = useFormat();
  return (
    <div className={style('field')}>
      <Label className={style('label')}>{label}</Label>
      <ToggleButtonGroup
        aria-label={label}
        selectionMode="multiple"
        selectedKeys={value.map(String)}
        onSelectionChange={(keys) => onChange(WEEK.filter((day) => keys.has(String(day))))}
        className={style('chips')}
      >
        {WEEK.map((day) => (
          <ToggleButton
            key={day}
            id={String(day)}
            className={style('chip')}
            aria-label={format.weekday(numberToDay(A_MONDAY + day), 'long')}
          >
            {format.weekday(numberToDay(A_MONDAY + day))}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {note !== undefined && <p className={style('note')}>{note}</p>}
    </div>
  );
}
