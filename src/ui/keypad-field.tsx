/** One of several figures above a keypad: its name, what is typed, and whether the keys go to it. */

import { classesOf } from './class-names.ts';
import sheet from './keypad-field.module.css';
import { useFormat } from './use-format.ts';

const style = classesOf(sheet);

export interface KeypadFieldButtonProps {
  readonly words: string;
  /** Digits with a point as decimal sign; '' is nothing typed. */
  readonly figure: string;
  readonly isCurrent: boolean;
  readonly onPress: () => void;
  /** What shows while nothing is typed. */
  readonly hint?: string | undefined;
  readonly isSmall?: boolean;
}

export function KeypadFieldButton({ words, figure, isCurrent, onPress, hint, isSmall }: KeypadFieldButtonProps) {
  const format = useFormat();
  return (
    <button type="button" className={style('field', isCurrent && 'current')} aria-pressed={isCurrent} onClick={onPress}>
      <span className={style('words')}>{words}</span>
      <span className={style('figure', isSmall && 'small', figure === '' && hint !== undefined && 'hint')}>
        {figure === '' ? (hint ?? '–') : format.typed(figure)}
      </span>
    </button>
  );
}
