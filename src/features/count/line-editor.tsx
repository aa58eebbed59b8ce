/** The line that is being counted: its fields, what is expected, what looks odd, and the keypad. */

import { useLiveQuery } from 'dexie-react-hooks';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../../db/book.ts';
import { photoOf } from '../../db/queries/photo-of.ts';
import { countUnitsOf, firstLooseUnit, partOf, quantityOf } from '../../domain/count-line.ts';
import { type ExpectedLevel, oddityOf } from '../../domain/count-oddity.ts';
import type { Item } from '../../domain/nouns.ts';
import { type PieceWeight, weightOfPieces } from '../../domain/piece-weight.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { NumberKeypad } from '../../ui/number-keypad.tsx';
import { Photo } from '../../ui/photo.tsx';
import { isTypedInto } from '../../ui/typed-into.ts';
import sheet from './area-sheet.module.css';
import { LineFields, PIECES } from './line-fields.tsx';
import { ExpectedWords, OddityWords, TotalWords } from './line-words.tsx';
import type { LineChange, ShownLine } from './use-count.ts';
import { usePieceWeight } from './use-piece-weight.ts';

const style = classesOf(sheet);
/** A finger that is still typing is not asked about half a number. */
const STILL_TYPING_MS = 900;

export interface LineEditorProps {
  readonly item: Item;
  readonly area: string;
  readonly line: ShownLine | null;
  /** The item's other shelves, as far as they were counted. */
  readonly others: readonly { readonly area: string; readonly line: ShownLine | null }[];
  readonly expected: ExpectedLevel | null;
  readonly isBlind: boolean;
  readonly next: Item | null;
  readonly onKeep: (change: LineChange) => void;
  readonly onStep: (by: 1 | -1) => void;
}

export function LineEditor(props: LineEditorProps) {
  const { item, area, line, others, expected, isBlind, next, onKeep, onStep } = props;
  const { t } = useTranslation('count');
  // Each line is read out, and Enter is free for the keypad, whatever was tapped to come here.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { photoId } = item;
  const photo = useLiveQuery(async () => (photoId === null ? null : photoOf(book, photoId)), [photoId]);
  const pieceWeight = usePieceWeight(item);
  const units = useMemo(() => countUnitsOf(item), [item]);
  const typed = line?.typed ?? [];
  const textOf = (key: string) =>
    key === PIECES
      ? line?.pieces == null
        ? ''
        : String(line.pieces)
      : (typed.find((part) => part.key === key)?.text ?? '');
  const usual = firstLooseUnit(units, expected?.likely ?? null);
  const loose = units.find((unit) => !unit.isPack && textOf(unit.key) !== '') ?? usual;
  const [pack] = units.filter((unit) => unit.isPack);
  const [field, setField] = useState<string>((pack ?? loose).key);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const [isAsked, setAsked] = useState(false);
  const shown = units.filter(
    (unit) => unit === pack || unit === loose || opened.includes(unit.key) || textOf(unit.key) !== '',
  );
  const unit = units.find(({ key }) => key === field);

  const counted = line?.state === 'counted' ? line.quantity : null;
  const elsewhere = others.flatMap((other) => other.line?.quantity ?? []).reduce((sum, quantity) => sum + quantity, 0);
  const oddity = counted === null || line?.isConfirmed ? null : oddityHere(counted, elsewhere, others, expected);
  const isQuiet = useQuietFor(STILL_TYPING_MS, `${textOf(field)} ${field}`);
  const asks = oddity !== null && (isAsked || isQuiet);

  const keep = (key: string, text: string, isConfirmed = false) => {
    const parts =
      key === PIECES
        ? typed
        : units.flatMap((one) => {
            const now = one.key === key ? text : textOf(one.key);
            return now === '' ? [] : [partOf(one, now)];
          });
    const pieces = key === PIECES ? (text === '' ? null : Number(text)) : (line?.pieces ?? null);
    onKeep(changeOf(item, area, parts, pieces, pieceWeight, isConfirmed));
  };
  const type = (text: string) => {
    setAsked(false);
    keep(field, text);
  };
  const say = (state: 'zero' | 'skipped') => {
    const none = { area, itemId: item.id, state, typed: [], pieces: null, pieceWeight: null, isConfirmed: false };
    onKeep({ ...none, quantity: state === 'zero' ? (0 as never) : null, isEstimated: false });
    onStep(1);
  };
  // Whole packs, then the loose rest, then pieces: whatever of it is still empty.
  const after = field === pack?.key ? loose.key : item.isCatchWeight && field === loose.key ? PIECES : null;
  const onward = after !== null && textOf(field) !== '' && textOf(after) === '' ? after : null;
  const ok = () => {
    if (onward !== null) return setField(onward);
    if (oddity !== null && !isAsked) return setAsked(true);
    if (oddity !== null) keep(field, textOf(field), true);
    onStep(1);
  };
  useLineKeys({ up: () => onStep(-1), down: () => onStep(1), plus: () => setField(nextField(shown, field, item)) });

  return (
    <>
      <section className={style('editor')} aria-label={item.name}>
        <div className={style('item')}>
          {photo && <Photo picture={photo} alt={t('line.photoOf', { item: item.name })} size="small" />}
          <div className={style('named')}>
            <h2 ref={heading} tabIndex={-1}>
              {item.name}
            </h2>
            <ExpectedWords item={item} expected={expected} others={others} isBlind={isBlind} />
          </div>
          <span className={style('steps')}>
            <IconButton icon={ChevronLeft} label={t('line.previous')} onPress={() => onStep(-1)} />
            <IconButton icon={ChevronRight} label={t('line.following')} onPress={() => onStep(1)} />
          </span>
        </div>
        <LineFields
          item={item}
          units={units}
          shown={shown}
          textOf={textOf}
          current={field}
          onField={setField}
          onOpen={(key) => {
            setOpened([...opened, key]);
            setField(key);
          }}
        />
        <TotalWords item={item} line={line} pieceWeight={pieceWeight} />
        {asks && oddity !== null && <OddityWords oddity={oddity} isBlind={isBlind} />}
        <p className={style('soft', 'next-up')}>
          {next === null ? t('line.last') : t('line.nextUp', { item: next.name })}
        </p>
      </section>
      <div className={style('pad')} data-keypad="">
        <NumberKeypad
          isBare
          label={field === PIECES ? t('line.pieces') : `${item.name}, ${unit?.name ?? ''}`}
          value={textOf(field)}
          onChange={type}
          decimals={field === PIECES ? 0 : (unit?.decimals ?? 0)}
          okLabel={okWords()}
          canOk={line !== null}
          onOk={ok}
          beside={
            <>
              <Button size="large" onPress={() => say('skipped')}>
                {t('line.skip')}
              </Button>
              <Button size="large" onPress={() => say('zero')}>
                {t('line.zero')}
              </Button>
            </>
          }
        />
      </div>
    </>
  );

  function okWords(): string {
    if (onward !== null) return onward === PIECES ? t('line.toPieces') : t('line.toLoose');
    return oddity !== null && isAsked ? t('line.right') : t('line.next');
  }
}

/** What is expected on this shelf is what is expected in all, less what lay on the others. */
function oddityHere(
  counted: number,
  elsewhere: number,
  others: LineEditorProps['others'],
  expected: ExpectedLevel | null,
) {
  const oddity = oddityOf(counted + elsewhere, expected);
  const isWhole = others.every(({ line }) => line !== null && line.state !== 'skipped');
  // While a shelf is still to be counted, too little is what one would expect.
  return oddity !== null && !isWhole && oddity.times < 1 ? null : oddity;
}

function changeOf(
  item: Item,
  area: string,
  typed: LineChange['typed'],
  pieces: number | null,
  pieceWeight: PieceWeight | null,
  isConfirmed: boolean,
): LineChange {
  const weighed = quantityOf(typed);
  const isEstimated = weighed === null && pieces !== null && pieceWeight !== null;
  const quantity = isEstimated ? weightOfPieces(pieces, pieceWeight) : weighed;
  return { area, itemId: item.id, state: 'counted', typed, pieces, pieceWeight, isConfirmed, quantity, isEstimated };
}

function nextField(shown: readonly { readonly key: string }[], field: string, item: Item): string {
  const keys = [...shown.map(({ key }) => key), ...(item.isCatchWeight ? [PIECES] : [])];
  return keys[(keys.indexOf(field) + 1) % keys.length]!;
}

/** True once nothing has changed for a while. */
function useQuietFor(ms: number, what: string): boolean {
  const [quiet, setQuiet] = useState<string | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setQuiet(what), ms);
    return () => window.clearTimeout(timer);
  }, [ms, what]);
  return quiet === what;
}

/** Arrow keys go from line to line, plus to the next field; digits and Enter are the keypad's. */
function useLineKeys({ up, down, plus }: Readonly<Record<'up' | 'down' | 'plus', () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTypedInto(event.target)) return;
    const act = { ArrowUp: up, ArrowDown: down, '+': plus }[event.key];
    if (act === undefined || document.querySelector('[role=dialog]') !== null) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
