/** Registers the service worker and brings in its updates: found by itself, applied only when asked. */

const HOUR = 60 * 60 * 1000;

export interface UpdateEvents {
  /** The shell is kept; the app opens without a network from now on. */
  readonly onKept: () => void;
  /** A new version stands ready; or another tab has brought it in already, and this one runs the version before. */
  readonly onReady: () => void;
}

export interface Updates {
  readonly check: () => Promise<void>;
  /** Brings the new version in and loads it. What is typed but not entered would be lost, so only a tap may call this. */
  readonly apply: () => void;
}

/**
 * @param base absolute address of the app
 * @throws when the browser refuses to register, as in some private windows
 */
export async function startUpdates(base: string, { onKept, onReady }: UpdateEvents): Promise<Updates> {
  const workers = navigator.serviceWorker;
  const registration = await workers.register(new URL('service-worker.js', base), { scope: base });
  let isApplying = false;
  let hadController = workers.controller !== null;
  let isOutdated = false;

  workers.addEventListener('controllerchange', () => {
    // The first worker of a first visit takes over the page that it came with: nothing is new then.
    if (isApplying) location.reload();
    else if (hadController) {
      isOutdated = true;
      onReady();
    }
    hadController = true;
  });
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && workers.controller !== null && registration.waiting === coming) onReady();
    });
  });
  if (registration.waiting && workers.controller) onReady();
  void workers.ready.then(onKept);

  // After an update in another tab, screens of this version may be gone; what was entered is in the book.
  addEventListener('vite:preloadError', (event) => {
    if (!isOutdated) return;
    event.preventDefault();
    location.reload();
  });

  let lastCheck = Date.now();
  const check = async (): Promise<void> => {
    lastCheck = Date.now();
    await registration.update().catch(() => {
      // No network, or a host that is down: the next check will tell.
    });
  };
  const checkWhenDue = (): void => {
    const isDue = Date.now() - lastCheck >= HOUR && document.visibilityState === 'visible';
    if (isDue && navigator.onLine) void check();
  };
  // The tablet on the kitchen wall is not reloaded for weeks.
  setInterval(checkWhenDue, HOUR);
  document.addEventListener('visibilitychange', checkWhenDue);
  addEventListener('online', checkWhenDue);

  return {
    check,
    apply() {
      if (registration.waiting === null) {
        location.reload();
        return;
      }
      isApplying = true;
      registration.waiting.postMessage({ type: 'SKIP_WAITING' });
    },
  };
}
