/** What the app knows about itself on this device: installed, up to date, kept, safe from being wiped, complete offline. */

import { create } from 'zustand';
import { TIDY } from '../service-worker/kept-files.ts';
import { type Everything, fetchEverything, lookAtEverything, NOTHING_KNOWN } from './everything.ts';
import { installsByHand, runsInstalled, showInstallPrompt, watchInstallPrompt } from './install-prompt.ts';
import { startUpdates, type Updates } from './updates.ts';

export interface Installation {
  readonly online: boolean;
  /** The shell is kept: the app opens without a network. */
  readonly offlineReady: boolean;
  /** With isolation WebAssembly may use threads. `next-start`: the host sends no headers, the service worker will. */
  readonly isolation: 'isolated' | 'next-start' | 'unavailable';

  readonly installed: boolean;
  /** {@link promptInstall} would show the browser's question. */
  readonly canInstall: boolean;
  /** On iPhone and iPad: share sheet, "Add to Home Screen". */
  readonly installByHand: boolean;
  readonly promptInstall: () => Promise<boolean>;

  /** A new version stands ready. It stays so until {@link applyUpdate}, over restarts too. */
  readonly updateReady: boolean;
  /** Reloads the app as the new version; call it on a tap only. */
  readonly applyUpdate: () => void;
  readonly checkForUpdate: () => Promise<void>;

  /** Whether the browser promised not to wipe the book; null where it cannot tell. */
  readonly persisted: boolean | null;
  /** Asks for that promise. Some browsers ask the person. */
  readonly persist: () => Promise<boolean>;
  /** Bytes used and allowed, as the browser estimates; null until measured. */
  readonly estimate: { readonly usage: number; readonly quota: number } | null;
  readonly measureStorage: () => Promise<void>;

  readonly everything: Everything;
  /** Resolves when it is kept, cancelled or failed; see {@link everything}. */
  readonly getEverything: () => Promise<void>;
  readonly cancelEverything: () => void;
}

/** The folder that the app is served from, whatever stands behind it in the address. */
const BASE = typeof document === 'undefined' ? '' : new URL('.', document.baseURI).href;
/** Nothing is running in the first seconds; after them idle time is real. */
const QUIET_AFTER_MS = 4_000;
const ASKED_TO_PERSIST = 'papadin:asked-to-persist';

let updates: Updates | null = null;
let running: { readonly done: Promise<void>; readonly stop: AbortController } | null = null;

export const useInstallation = create<Installation>(() => ({
  online: true,
  offlineReady: false,
  isolation: 'unavailable',
  installed: false,
  canInstall: false,
  installByHand: false,
  updateReady: false,
  persisted: null,
  estimate: null,
  everything: NOTHING_KNOWN,
  promptInstall: showInstallPrompt,
  applyUpdate: () => updates?.apply(),
  checkForUpdate: async () => updates?.check(),
  persist,
  measureStorage,
  getEverything: () => getEverything({ quiet: false }),
  cancelEverything: () => running?.stop.abort(),
}));

const tell = useInstallation.setState;
const tellEverything = (change: Partial<Everything>): void =>
  tell(({ everything }) => ({ everything: { ...everything, ...change } }));

/** Starts all of it; called once by the page, before it draws. Never rejects, and nothing on the screen waits for it. */
export async function startInstallation(): Promise<void> {
  tell({ online: navigator.onLine, installed: runsInstalled(), installByHand: installsByHand() });
  if (crossOriginIsolated) tell({ isolation: 'isolated' });
  const cameFromWorker = navigator.serviceWorker?.controller != null;
  addEventListener('online', () => tell({ online: true }));
  addEventListener('offline', () => tell({ online: false }));
  watchInstallPrompt({
    onOffered: (canInstall) => tell({ canInstall }),
    onInstalled: () => {
      tell({ installed: true });
      void persist();
    },
  });
  void measureStorage();
  // A development server has no built files to keep.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // A first visit draws before it keeps: both would come over the same slow network.
  if (!cameFromWorker) await untilLoaded();
  try {
    updates = await startUpdates(BASE, {
      onKept: () => {
        tell({ offlineReady: true });
        if (!crossOriginIsolated && !cameFromWorker) tell({ isolation: 'next-start' });
        void beginKeeping();
      },
      onReady: () => tell({ updateReady: true }),
    });
  } catch (error) {
    console.warn('This browser keeps no service worker here; Papadin needs the network to open.', error);
  }
}

/** Asks once on each device, when there is something worth keeping; later only {@link Installation.persist} asks. */
export async function persistAfterFirstWrite(): Promise<void> {
  if (localStorage.getItem(ASKED_TO_PERSIST) !== null) return;
  localStorage.setItem(ASKED_TO_PERSIST, '1');
  await persist();
}

async function persist(): Promise<boolean> {
  const persisted = (await navigator.storage?.persist?.()) ?? false;
  tell({ persisted });
  return persisted;
}

async function measureStorage(): Promise<void> {
  const persisted = (await navigator.storage?.persisted?.()) ?? null;
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  tell({ persisted, estimate: usage === undefined || quota === undefined ? null : { usage, quota } });
}

async function beginKeeping(): Promise<void> {
  navigator.serviceWorker.controller?.postMessage({ type: TIDY });
  await lookAtEverything(BASE, tellEverything);
  addEventListener('online', () => void getEverything({ quiet: true }));
  await new Promise((resolve) => setTimeout(resolve, QUIET_AFTER_MS));
  if (navigator.onLine) await getEverything({ quiet: true });
}

async function getEverything({ quiet }: { readonly quiet: boolean }): Promise<void> {
  if (running) {
    if (!quiet) tellEverything({ quiet: false });
    return running.done;
  }
  const { state } = useInstallation.getState().everything;
  if (quiet && (state === 'kept' || savesData())) return;
  const stop = new AbortController();
  tellEverything({ quiet });
  const done = fetchEverything(BASE, {
    tell: tellEverything,
    signal: stop.signal,
    rest: () => (useInstallation.getState().everything.quiet ? untilIdle() : Promise.resolve()),
  });
  running = { done, stop };
  await done;
  running = null;
  tell(({ everything }) => {
    // What nobody asked for does not fail on the screen; it is tried again when the network is back.
    const isHushed = everything.quiet && everything.state === 'failed';
    return {
      everything: { ...everything, quiet: false, ...(isHushed ? { state: 'missing', failure: null } : {}) },
    };
  });
  await measureStorage();
}

/** Somebody pays for every megabyte and has said so; then nothing comes that was not asked for. */
function savesData(): boolean {
  return (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;
}

async function untilLoaded(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  }
  await untilIdle();
}

function untilIdle(): Promise<void> {
  if (typeof requestIdleCallback !== 'function') return Promise.resolve();
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 5_000 }));
}
