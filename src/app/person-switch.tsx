/** Who is signed in, below the outlet: a tap hands over to somebody else, or locks. Draws the lock over everything when nobody is. */

import { Lock, UserRound } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { book } from '../db/book.ts';
import { lock } from '../db/commands/lock.ts';
import type { AtDevice } from '../db/queries/people.ts';
import { IconButton } from '../ui/button.tsx';
import { classesOf } from '../ui/class-names.ts';
import { later } from './later.ts';
import sheet from './person-switch.module.css';

const style = classesOf(sheet);
/** Most books name nobody. */
const LockScreen = later(async () => (await import('../features/people/lock-screen.tsx')).default);

export function PersonSwitch({ here }: { readonly here: AtDevice }) {
  const { t } = useTranslation('frame');
  const [isOpen, setIsOpen] = useState(false);
  if (here.people.length === 0) return null;
  const name = here.person?.name ?? '';
  const close = () => setIsOpen(false);
  return (
    <div className={style('box')}>
      <button
        type="button"
        className={style('person')}
        aria-label={t('switchPerson', { name })}
        onClick={() => setIsOpen(true)}
      >
        <UserRound size={18} aria-hidden="true" />
        <span className={style('name')}>{name}</span>
      </button>
      <span className={style('lock')}>
        <IconButton icon={Lock} label={t('lock')} onPress={() => void lock(book)} />
      </span>
      {(isOpen || here.isLocked) && (
        <Suspense fallback={here.isLocked && <div className={style('cover')} />}>
          <LockScreen
            key={String(here.isLocked)}
            here={here}
            onSignedIn={close}
            {...(here.isLocked ? {} : { onClose: close })}
          />
        </Suspense>
      )}
    </div>
  );
}
