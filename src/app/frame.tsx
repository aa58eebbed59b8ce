/** What stands around every screen: where one can go, which outlet lies open, and how things are. */

import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AtDevice } from '../db/queries/people.ts';
import type { Outlet, OutletId } from '../domain/nouns.ts';
import { Brand } from '../ui/brand.tsx';
import { classesOf } from '../ui/class-names.ts';
import { hrefOf } from '../ui/link.tsx';
import { usePart } from '../ui/use-part.ts';
import sheet from './frame.module.css';
import { PersonSwitch } from './person-switch.tsx';
import { PLACES } from './screens.tsx';
import { Status } from './status.tsx';

const style = classesOf(sheet);
/** Most books have one outlet, and need no list. */
const loadOutletSelect = async () => (await import('./outlet-select.tsx')).default;

export interface FrameProps {
  /** Where we are: `/stock/…` belongs to `/stock`. */
  readonly path: string;
  readonly outlets: readonly Outlet[];
  readonly outletId: OutletId | null;
  readonly onOutlet: (outletId: OutletId) => void;
  /** False on an empty book: there is nowhere to go yet. */
  readonly hasPlaces: boolean;
  /** Who is signed in at this device. */
  readonly here: AtDevice;
  readonly children: ReactNode;
}

/** A rail at the left; on a phone a bar above and one below. */
export function Frame({ path, outlets, outletId, onOutlet, hasPlaces, here, children }: FrameProps) {
  const { t } = useTranslation('common');
  const { t: tFrame } = useTranslation('frame');
  const OutletSelect = usePart(loadOutletSelect, outlets.length > 1);
  const nameOf = (id: OutletId | null) => outlets.find((outlet) => outlet.id === id)?.name;
  return (
    <div className={style('frame')}>
      <button type="button" className={style('skip')} onClick={() => document.getElementById('main')?.focus()}>
        {t('skip')}
      </button>
      <header className={style('rail')}>
        <div className={style('brand')}>
          <Brand />
          <span className={style('brand-name')}>{t('appName')}</span>
        </div>
        {hasPlaces && (
          <nav aria-label={t('mainMenu')} className={style('nav-box')}>
            <ul className={style('nav')}>
              {PLACES.map(({ path: place, also = [], name, icon: Icon }) => (
                <li key={place}>
                  <a
                    className={style('item')}
                    href={hrefOf(place)}
                    aria-current={[place, ...also].some((one) => isWithin(path, one)) ? 'page' : undefined}
                  >
                    <span className={style('pill')}>
                      <Icon size={22} strokeWidth={2} aria-hidden="true" />
                    </span>
                    <span>{t(`nav.${name}`)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div className={style('status')}>
          <Status />
        </div>
        <div className={style('outlet')}>
          {OutletSelect !== null && outlets.length > 1 ? (
            <OutletSelect outlets={outlets} outletId={outletId} onOutlet={onOutlet} />
          ) : (
            <p className={style('outlet-name')}>{nameOf(outletId)}</p>
          )}
          <PersonSwitch here={here} />
        </div>
      </header>
      <main id="main" className={style('main')} tabIndex={-1}>
        {here.role === 'viewer' && (
          <p className={style('look-only')}>
            <Eye size={18} aria-hidden="true" />
            {tFrame('lookOnly')}
          </p>
        )}
        {children}
      </main>
    </div>
  );
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
