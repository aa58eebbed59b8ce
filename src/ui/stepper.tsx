/** More or less by one step (a pack), for figures that are corrected more often than typed. */

import { Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, useId } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { classesOf } from './class-names.ts';
import sheet from './stepper.module.css';

const style = classesOf(sheet);

export interface StepperProps {
  /** What is changed, for screen readers. */
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** How far one press goes; the next value is always a multiple of it. */
  readonly step?: number;
  /** The next values below and above, where they are not multiples of one step. */
  readonly steps?: { readonly less: number; readonly more: number };
  readonly min?: number;
  readonly max?: number;
  /** The value in words: "3 dus". */
  readonly shown: string;
  /** A quiet second line: "36 kg". */
  readonly detail?: string;
}

/** Plus and minus around a figure; arrow keys do the same. */
export function Stepper(props: StepperProps) {
  const { label, value, onChange, step = 1, steps, min = 0, max = Number.MAX_SAFE_INTEGER, shown, detail } = props;
  const { t } = useTranslation('ui');
  const id = useId();
  const less = Math.max(min, steps?.less ?? (Math.ceil(value / step) - 1) * step);
  const more = Math.min(max, steps?.more ?? (Math.floor(value / step) + 1) * step);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.key === 'ArrowUp' ? more : event.key === 'ArrowDown' ? less : null;
    if (next === null) return;
    event.preventDefault();
    onChange(next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys add to the buttons inside, which do the same
    <div className={style('stepper')} onKeyDown={onKeyDown}>
      <Button
        className={style('button')}
        isDisabled={value <= min}
        aria-label={`${t('less')}: ${label}`}
        aria-describedby={id}
        onPress={() => onChange(less)}
      >
        <Minus size={20} aria-hidden="true" />
      </Button>
      <output id={id} className={style('middle')} aria-label={label}>
        <span className={style('value')}>{shown}</span>
        {detail !== undefined && <span className={style('detail')}>{detail}</span>}
      </output>
      <Button
        className={style('button')}
        isDisabled={value >= max}
        aria-label={`${t('more')}: ${label}`}
        aria-describedby={id}
        onPress={() => onChange(more)}
      >
        <Plus size={20} aria-hidden="true" />
      </Button>
    </div>
  );
}
