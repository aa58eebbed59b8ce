/** Counts one item with one thumb: whole packs and the loose rest on one line, oddities asked gently while typing. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { countStock } from '../../db/commands/count-stock.ts';
import { undo } from '../../db/commands/undo.ts';
import { type CountOddity, oddityOf } from '../../domain/count-oddity.ts';
import type { Day } from '../../domain/day.ts';
import type { OutletId } from '../../domain/nouns.ts';
import type { ItemOutlook } from '../../domain/outlook.ts';
import { about } from '../../ui/about.ts';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { KeypadFieldButton } from '../../ui/keypad-field.tsx';
import { NumberKeypad } from '../../ui/number-keypad.tsx';
import { Notice } from '../../ui/states.tsx';
import { useCommand, useUndoToast } from '../../ui/use-command.ts';
import { useFormat } from '../../ui/use-format.ts';
import { type CountEntry, countedIn, decimalsOf, firstUnit, TYPED_UNITS } from './count-entry.ts';
import sheet from './count-sheet.module.css';

const style = classesOf(sheet);

export interface CountSheetProps {
  readonly outletId: OutletId;
  readonly outlook: ItemOutlook;
  readonly today: Day;
  readonly onClose: () => void;
}

export function CountSheet({ outletId, outlook, today, onClose }: CountSheetProps) {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const command = useCommand();
  const tell = useUndoToast();
  const { item, proposal } = outlook;
  const { pack } = item;
  const expected = outlook.onHand === null ? null : proposal.proof.have;
  const [entry, setEntry] = useState<CountEntry>(() => ({
    whole: '',
    loose: '',
    unit: firstUnit(item.baseUnit, expected),
  }));
  const [field, setField] = useState<'whole' | 'loose'>(pack === null ? 'loose' : 'whole');
  const [isSaving, setIsSaving] = useState(false);
  const counted = countedIn(entry, pack);
  const range =
    expected === null
      ? null
      : { likely: expected, low: Math.max(0, expected - outlook.doubt), high: expected + outlook.doubt };
  const oddity = counted === null ? null : oddityOf(counted, range);
  const units = TYPED_UNITS[item.baseUnit];
  const goesOn = field === 'whole' && entry.loose === '';

  const save = async () => {
    if (goesOn) return setField('loose');
    if (counted === null) return;
    setIsSaving(true);
    const done = await command(countStock(book, { outletId, itemId: item.id, day: today, quantity: counted }));
    setIsSaving(false);
    if (!done) return;
    onClose();
    const amount = format.amount(counted, item.baseUnit);
    tell(t('count.saved', { item: item.name, amount }), () => undo(book, done.entryId));
  };

  return (
    <Sheet
      isOpen
      needs="countStock"
      onClose={onClose}
      title={t('count.title', { item: item.name })}
      note={
        expected === null
          ? t('count.unknown')
          : t('count.expected', { amount: format.amount(expected, item.baseUnit, about(expected, item.baseUnit)) })
      }
    >
      {pack !== null && (
        <div className={style('line')}>
          <KeypadFieldButton
            words={t('count.whole', { pack: pack.name })}
            figure={entry.whole}
            isCurrent={field === 'whole'}
            onPress={() => setField('whole')}
          />
          <span className={style('plus')} aria-hidden="true">
            +
          </span>
          <KeypadFieldButton
            words={`${t('count.loose')}, ${entry.unit}`}
            figure={entry.loose}
            isCurrent={field === 'loose'}
            onPress={() => setField('loose')}
          />
        </div>
      )}
      {field === 'loose' && units.length > 1 && (
        <RadioCards
          compact
          hideLabel
          label={t('count.unit')}
          value={entry.unit}
          onChange={(unit) =>
            setEntry({ ...entry, unit, loose: decimalsOf(unit) === 0 ? whole(entry.loose) : entry.loose })
          }
          choices={units.map((unit) => ({ value: unit, title: unit }))}
        />
      )}
      <NumberKeypad
        isBare={pack !== null}
        label={labelOf()}
        value={entry[field]}
        onChange={(text) => setEntry({ ...entry, [field]: text })}
        unit={field === 'whole' ? (pack?.name ?? '') : entry.unit}
        decimals={field === 'whole' ? 0 : decimalsOf(entry.unit)}
        okLabel={goesOn ? t('count.toLoose') : t('count.save')}
        canOk={goesOn || counted !== null}
        isPending={isSaving}
        onOk={() => void save()}
      />
      <div className={style('said')} role="status">
        {pack !== null && counted !== null && (
          <p>{t('count.total', { amount: format.amount(counted, item.baseUnit) })}</p>
        )}
        {oddity !== null && <Notice tone="warn">{oddWords(oddity)}</Notice>}
      </div>
    </Sheet>
  );

  function oddWords({ kind, times }: CountOddity): string {
    if (kind === 'little') return t('count.little');
    return times < 1
      ? t('count.slipDown', { times: format.number(1 / times) })
      : t('count.much', { times: format.number(times, times < 10 ? 1 : 0) });
  }

  function labelOf(): string {
    if (field === 'whole') return t('count.whole', { pack: pack?.name ?? '' });
    return pack === null ? t('count.amount') : t('count.loose');
  }
}

const whole = (typed: string) => typed.split('.')[0] ?? '';
