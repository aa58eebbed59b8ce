/** The paper of one screen: its heading, what can be done, and its place beside a list. */

import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { classesOf } from './class-names.ts';
import sheet from './page.module.css';

const style = classesOf(sheet);

/** The first screen keeps the browser's focus; every later one takes it to its heading. */
let isFirst = true;

/** Names the browser's tab, and takes the focus to the heading it is given when the screen was gone to. */
export function useScreenTitle(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Papadin`;
  }, [title]);
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);
  return heading;
}

export interface PageProps {
  readonly title: string;
  /** One quiet line under the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Where the arrow before the title goes; shown on a phone only unless `always`. */
  readonly back?: { readonly label: string; readonly go: () => void; readonly always?: boolean };
  /** `narrow` for reading and forms, `full` for tables. */
  readonly width?: 'normal' | 'narrow' | 'full';
  readonly children: ReactNode;
}

/** A screen. Give it a `key` when the same screen shows another thing, so that the heading takes the focus again. */
export function Page({ title, note, actions, back, width = 'normal', children }: PageProps) {
  const heading = useScreenTitle(title);
  return (
    <div className={style('page', width !== 'normal' && width)}>
      <header className={style('head')}>
        {back && (
          <span className={style('back', !back.always && 'only-back')}>
            <IconButton icon={ArrowLeft} label={back.label} onPress={back.go} />
          </span>
        )}
        <div className={style('heading')}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {note !== undefined && <p className={style('note')}>{note}</p>}
        </div>
        {actions !== undefined && <div className={style('actions')}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export interface SplitProps {
  readonly listLabel: string;
  readonly list: ReactNode;
  /** The chosen thing, or what to say when none is. */
  readonly detail: ReactNode;
  /** On a phone only one of both is seen. */
  readonly showsDetail: boolean;
  /** Names what the detail shows, so that another one is read from its top. */
  readonly detailKey?: string | undefined;
}

/** List and detail side by side; on a phone one after the other. */
export function Split({ listLabel, list, detail, showsDetail, detailKey }: SplitProps) {
  const { t } = useTranslation('ui');
  useListPlace(showsDetail, detailKey);
  return (
    <div className={style('split')} data-detail={showsDetail}>
      <section className={style('list')} aria-label={listLabel}>
        {list}
      </section>
      <section key={detailKey} className={style('detail')} aria-label={t('details')}>
        {detail}
      </section>
    </div>
  );
}

/** On a phone the window scrolls for both: a detail starts at its top, and the list is found again where it was left. */
function useListPlace(showsDetail: boolean, detailKey: string | undefined): void {
  const place = useRef(0);
  useLayoutEffect(() => {
    if (showsDetail) return;
    window.scrollTo(0, place.current);
    const keep = () => {
      place.current = window.scrollY;
    };
    window.addEventListener('scroll', keep, { passive: true });
    return () => window.removeEventListener('scroll', keep);
  }, [showsDetail]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another detail starts at its top too
  useLayoutEffect(() => {
    if (showsDetail) window.scrollTo(0, 0);
  }, [showsDetail, detailKey]);
}
