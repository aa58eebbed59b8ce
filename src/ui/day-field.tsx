/** A calendar day or a time of day, typed part by part or chosen: in the order and words of the language, whatever the browser's own. */

import { type CalendarDate, parseDate, parseTime } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight, CircleAlert, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { DateInput, DateSegment } from 'react-aria-components/DateField';
import { DatePicker } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Heading } from 'react-aria-components/Heading';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { TimeField } from 'react-aria-components/TimeField';
import { useTranslation } from 'react-i18next';
import { type Day, dayOf } from '../domain/day.ts';
import { classesOf } from './class-names.ts';
import sheet from './day-field.module.css';

const style = classesOf(sheet);

export interface DayFieldProps {
  readonly label: string;
  /** null while none is chosen, or one is typed in part. */
  readonly value: Day | null;
  readonly onChange: (day: Day | null) => void;
  readonly error?: string | null;
  readonly min?: Day;
  readonly max?: Day;
  /** No button takes the day away again. */
  readonly isRequired?: boolean;
}

export function DayField({ label, value, onChange, error = null, min, max, isRequired = false }: DayFieldProps) {
  const { t } = useTranslation('ui');
  return (
    <DatePicker
      value={value === null ? null : parseDate(value)}
      onChange={(date) => onChange(date === null ? null : toDay(date))}
      isRequired={isRequired}
      isInvalid={error !== null}
      validationBehavior="aria"
      shouldForceLeadingZeros
      firstDayOfWeek="mon"
      className={style('field', error !== null && 'invalid')}
      {...(min === undefined ? {} : { minValue: parseDate(min) })}
      {...(max === undefined ? {} : { maxValue: parseDate(max) })}
    >
      <Label className={style('label')}>{label}</Label>
      <Group className={style('control')}>
        <DateInput className={style('segments')}>
          {(segment) => (
            <DateSegment segment={segment} className={style('segment')}>
              {({ type, isPlaceholder, text }) => (isPlaceholder && isPart(type) ? t(`day.part.${type}`) : text)}
            </DateSegment>
          )}
        </DateInput>
        {value !== null && !isRequired && (
          <Button slot={null} className={style('button')} aria-label={t('day.clear')} onPress={() => onChange(null)}>
            <X size={18} aria-hidden="true" />
          </Button>
        )}
        <Button className={style('button')} aria-label={t('day.open', { label })}>
          <CalendarDays size={20} aria-hidden="true" />
        </Button>
      </Group>
      {error !== null && <Problem>{error}</Problem>}
      <Popover className={style('popover')}>
        <Dialog aria-label={label} className={style('calendar')}>
          <Calendar>
            <header className={style('head')}>
              <Button slot="previous" className={style('button')} aria-label={t('day.before')}>
                <ChevronLeft size={22} aria-hidden="true" />
              </Button>
              <Heading level={3} className={style('month')} />
              <Button slot="next" className={style('button')} aria-label={t('day.after')}>
                <ChevronRight size={22} aria-hidden="true" />
              </Button>
            </header>
            <CalendarGrid className={style('grid')} weekdayStyle="short">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className={style('weekday')}>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className={style('day')} />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

/** The library would ask for them in letters of its own choice, in Malay half of them English. */
const isPart = (type: string): type is 'day' | 'month' | 'year' => ['day', 'month', 'year'].includes(type);

/** Whatever calendar the browser counts by, the book counts by the Gregorian one. */
const toDay = (date: CalendarDate): Day => dayOf(date.toString());

export interface ClockFieldProps {
  readonly label: string;
  /** `HH:MM`; null while none is typed, or one in part. */
  readonly value: string | null;
  readonly onChange: (time: string | null) => void;
  readonly note?: string;
  readonly error?: string | null;
  /** No button takes the time away again. */
  readonly isRequired?: boolean;
}

/** A time of day, of 24 hours in every language. */
export function ClockField({ label, value, onChange, note, error = null, isRequired = false }: ClockFieldProps) {
  const { t } = useTranslation('ui');
  return (
    <TimeField
      value={value === null ? null : parseTime(value)}
      onChange={(time) => onChange(time === null ? null : time.toString().slice(0, 5))}
      isRequired={isRequired}
      hourCycle={24}
      shouldForceLeadingZeros
      isInvalid={error !== null}
      validationBehavior="aria"
      className={style('field', error !== null && 'invalid')}
    >
      <Label className={style('label')}>{label}</Label>
      <div className={style('control')}>
        <DateInput className={style('segments')}>
          {(segment) => <DateSegment segment={segment} className={style('segment')} />}
        </DateInput>
        {value !== null && !isRequired && (
          <Button slot={null} className={style('button')} aria-label={t('day.clear')} onPress={() => onChange(null)}>
            <X size={18} aria-hidden="true" />
          </Button>
        )}
      </div>
      {note !== undefined && <span className={style('note')}>{note}</span>}
      {error !== null && <Problem>{error}</Problem>}
    </TimeField>
  );
}

function Problem({ children }: { readonly children: string }) {
  return (
    <span className={style('error')} role="alert">
      <CircleAlert size={18} aria-hidden="true" />
      {children}
    </span>
  );
}
