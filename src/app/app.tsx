/** The app: language and look as set, the frame, and the screen that the address names. */

import { useLiveQuery } from 'dexie-react-hooks';
import { Lock } from 'lucide-react';
import { type ReactElement, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { book, bookState, watchBook } from '../db/book.ts';
import { listOutlets } from '../db/queries/list-outlets.ts';
import { type AtDevice, atDevice } from '../db/queries/people.ts';
import { readSettings } from '../db/queries/read-settings.ts';
import { isLanguage, LOCALES, preferredLanguage } from '../domain/language.ts';
import type { Outlet, OutletId } from '../domain/nouns.ts';
import type { Right } from '../domain/rights.ts';
import type { Settings } from '../domain/settings.ts';
import { ButtonLink } from '../ui/link.tsx';
import { Page } from '../ui/page.tsx';
import { RightsProvider, useMissing } from '../ui/rights.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { Toasts } from '../ui/toast.tsx';
import { useRefusalWords } from '../ui/use-command.ts';
import { wear } from './appearance.ts';
import { BookTrouble } from './book-trouble.tsx';
import { CrashGuard } from './crash.tsx';
import { Frame } from './frame.tsx';
import { speak } from './i18n.ts';
import { useBookKeptSafe } from './installation/use-book-kept-safe.ts';
import { Keyboard } from './keyboard.tsx';
import { LearnedToast } from './learned-toast.tsx';
import { SCREENS, type Screen } from './screens.tsx';

/** What must be known before anything is drawn; later changes come by live query. */
export interface AtStart {
  readonly settings: Settings;
  readonly outlets: readonly Outlet[];
  readonly here: AtDevice;
}

export function App({ atStart }: { readonly atStart: AtStart }) {
  const { language } = useTranslation().i18n;
  const state = useSyncExternalStore(
    (listener) => watchBook(book, listener),
    () => bookState(book),
  );
  return (
    <I18nProvider locale={LOCALES[isLanguage(language) ? language : 'en']}>
      {state === 'usable' ? (
        <Router hook={useHashLocation}>
          <OpenBook atStart={atStart} />
          <LearnedToast />
        </Router>
      ) : (
        <BookTrouble kind={state} />
      )}
      <Toasts />
    </I18nProvider>
  );
}

function OpenBook({ atStart }: { readonly atStart: AtStart }) {
  useBookKeptSafe();
  const settings = useLiveQuery(async () => readSettings(book), [], atStart.settings);
  const outlets = useLiveQuery(async () => listOutlets(book), [], atStart.outlets);
  const here = useLiveQuery(async () => atDevice(book), [], atStart.here);
  const [path] = useLocation();
  const { language, colourScheme, outletId } = settings;
  useEffect(() => {
    void speak(language ?? preferredLanguage(navigator.languages));
  }, [language]);
  useEffect(() => wear(colourScheme), [colourScheme]);
  useEffect(() => {
    hasDrawn = true;
  }, []);
  const isEmpty = outlets.length === 0;
  // Loaded locked, nothing lies under the lock yet, and what a screen opens by itself would lie over it.
  const wasOpen = useRef(false);
  if (!here.isLocked) wasOpen.current = true;
  const frame = (screen: ReactElement) => (
    <Frame
      path={path}
      outlets={outlets}
      outletId={outletId}
      onOutlet={(chosen) => void switchOutlet(chosen)}
      hasPlaces={!isEmpty}
      here={here}
    >
      {wasOpen.current && screen}
    </Frame>
  );
  return (
    <RightsProvider role={here.role} personId={here.personId}>
      {!here.isLocked && <Keyboard />}
      <Switch>
        {SCREENS.map((screen) => (
          <Route key={screen.path} path={screen.path}>
            {(parameters) => {
              if (isEmpty && !screen.worksEmpty) return <SendToWelcome />;
              const drawn = (
                <OnlyWith right={screen.needs}>
                  <Drawn screen={screen} parameters={parameters} />
                </OnlyWith>
              );
              return screen.isBare ? drawn : frame(drawn);
            }}
          </Route>
        ))}
        <Route path="/">
          <Redirect to={isEmpty ? '/welcome' : '/today'} replace />
        </Route>
        <Route>{frame(<NotFound />)}</Route>
      </Switch>
    </RightsProvider>
  );
}

async function switchOutlet(outletId: OutletId): Promise<void> {
  const { changeSettings } = await import('../db/commands/change-settings.ts');
  await changeSettings(book, { outletId });
}

/** The live query may be a moment behind the book, as after an import: looks again before it sends anyone away. */
function SendToWelcome() {
  const [isEmpty, setEmpty] = useState(false);
  useEffect(() => {
    void listOutlets(book).then((outlets) => setEmpty(outlets.length === 0));
  }, []);
  return isEmpty ? <Redirect to="/welcome" replace /> : <Skeleton rows={4} />;
}

/**
 * The first screen waits behind the opening of the page until it has come, as React would show nothing of it for 300 ms after an empty
 * stand-in. Every later one has a stand-in.
 */
let hasDrawn = false;

function Drawn({
  screen,
  parameters,
}: {
  readonly screen: Screen;
  readonly parameters: Parameters<Screen['draw']>[0];
}) {
  const [isLater] = useState(hasDrawn);
  const drawn = screen.draw(parameters);
  return (
    <CrashGuard key={screen.path}>
      {isLater ? <Suspense fallback={<Skeleton rows={4} />}>{drawn}</Suspense> : drawn}
    </CrashGuard>
  );
}

/** A screen of doing, or who may do it. */
function OnlyWith({ right, children }: { readonly right: Right | undefined; readonly children: ReactElement }) {
  const missing = useMissing(right);
  const { t } = useTranslation('ui');
  const say = useRefusalWords();
  if (missing === null) return children;
  return (
    <Page title={t('needs.title')}>
      <EmptyState
        icon={Lock}
        title={t(`needs.${missing}`)}
        actions={<ButtonLink to="/today">{t('needs.away')}</ButtonLink>}
      >
        {say('not-allowed', { who: missing })}
      </EmptyState>
    </Page>
  );
}

function NotFound() {
  const { t } = useTranslation('common');
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        title={t('notFound.todo')}
        actions={
          <ButtonLink to="/" kind="primary">
            {t('crash.today')}
          </ButtonLink>
        }
      />
    </Page>
  );
}
