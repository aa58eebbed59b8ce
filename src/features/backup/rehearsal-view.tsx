/** What a backup would change, in figures and names: taken in beside what is here, or restored in its place. */

import { useTranslation } from 'react-i18next';
import type { Rehearsal } from '../../db/backup/rehearse.ts';
import { classesOf } from '../../ui/class-names.ts';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './backup.module.css';

const style = classesOf(sheet);
/** Names told before "and so many more". */
const TOLD = 8;
const NOUNS = ['items', 'outlets', 'people'] as const;

/** Whether a backup has entries to add to this book. */
export const canTakeIn = ({ entries }: Rehearsal): boolean => entries.inBoth > 0 && entries.onlyInFile > 0;

export function RehearsalView({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const { header, entries, counted } = rehearsal;
  const names = (all: readonly string[]) => {
    const rest = all.length - TOLD;
    return format.list(rest > 0 ? [...all.slice(0, TOLD), t('more', { count: rest })] : all);
  };
  const isSame = entries.onlyInBook === 0 && entries.onlyInFile === 0;
  const takingIn: Lines = [
    t('comeIn', { count: entries.onlyInFile }),
    counted.onlyInFile > 0 && t('countsComeIn', { count: counted.onlyInFile }),
    ...NOUNS.map(
      (noun) =>
        rehearsal[noun].onlyInFile.length > 0 && t(`${noun}ComeIn`, { names: names(rehearsal[noun].onlyInFile) }),
    ),
    entries.onlyInBook > 0 && t('stay', { count: entries.onlyInBook }),
    t('nothingGoes'),
  ];
  const restoring: Lines = [
    entries.onlyInFile > 0 && t('back', { count: entries.onlyInFile }),
    entries.onlyInBook > 0 &&
      t('go', { count: entries.onlyInBook, moment: format.moment(entries.oldestOnlyInBook ?? header.madeAt) }),
    t('same', { count: entries.inBoth }),
    counted.onlyInFile > 0 && t('countsBack', { count: counted.onlyInFile }),
    counted.onlyInBook > 0 && t('countsGo', { count: counted.onlyInBook }),
    ...NOUNS.flatMap((noun) => [
      rehearsal[noun].onlyInFile.length > 0 && t(`${noun}Back`, { names: names(rehearsal[noun].onlyInFile) }),
      rehearsal[noun].onlyInBook.length > 0 && t(`${noun}Go`, { names: names(rehearsal[noun].onlyInBook) }),
    ]),
    t('learned'),
  ];
  return (
    <div className={style('stack')}>
      <h3>{t('madeAt', { moment: format.moment(header.madeAt) })}</h3>
      {isSame ? (
        <Notice>{t('nothing')}</Notice>
      ) : (
        <>
          {canTakeIn(rehearsal) ? (
            <Told title={t('takeInWould')} lines={takingIn} />
          ) : (
            entries.onlyInBook > 0 && <p>{t(entries.inBoth > 0 ? 'nothingNew' : 'otherBook')}</p>
          )}
          <Told title={t('would')} tone={entries.onlyInBook > 0 ? 'warn' : 'info'} lines={restoring} />
        </>
      )}
      <p className={style('soft')}>{t('undoable')}</p>
    </div>
  );
}

type Lines = readonly (string | false)[];

function Told({
  title,
  tone = 'info',
  lines,
}: {
  readonly title: string;
  readonly tone?: 'info' | 'warn';
  readonly lines: Lines;
}) {
  return (
    <Notice tone={tone} title={title}>
      <ul className={style('lines')}>
        {lines.flatMap((line) => (line === false ? [] : [<li key={line}>{line}</li>]))}
      </ul>
    </Notice>
  );
}
