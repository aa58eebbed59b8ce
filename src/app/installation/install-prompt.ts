/** Offers to install the app to the home screen, in the browsers that let a page do so. */

/** Chromium's event, which no standard describes yet. */
interface BeforeInstallPromptEvent extends Event {
  readonly prompt: () => Promise<void>;
  readonly userChoice: Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

declare global {
  interface WindowEventMap {
    beforeinstallprompt: BeforeInstallPromptEvent;
  }
  interface Navigator {
    /** Safari on iPhone and iPad: runs from the home screen. */
    readonly standalone?: boolean;
  }
}

export interface InstallEvents {
  readonly onOffered: (canInstall: boolean) => void;
  readonly onInstalled: () => void;
}

let offer: BeforeInstallPromptEvent | null = null;

export function watchInstallPrompt({ onOffered, onInstalled }: InstallEvents): void {
  addEventListener('beforeinstallprompt', (event) => {
    // The browser's own bar would cover the keypad; the app offers it where there is room.
    event.preventDefault();
    offer = event;
    onOffered(true);
  });
  addEventListener('appinstalled', () => {
    offer = null;
    onOffered(false);
    onInstalled();
  });
}

/** Shows the browser's question. True when the person agreed; an offer can be used once. */
export async function showInstallPrompt(): Promise<boolean> {
  const current = offer;
  if (current === null) return false;
  offer = null;
  await current.prompt();
  return (await current.userChoice).outcome === 'accepted';
}

/** Whether this very window runs as an installed app. */
export function runsInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;
}

/** iPhone and iPad install by the share sheet only, which must be told in words. An iPad calls itself a Mac. */
export function installsByHand(): boolean {
  const isApple = /iPhone|iPad|iPod/.test(navigator.userAgent);
  const isPadAsMac = navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1;
  return (isApple || isPadAsMac) && !runsInstalled();
}
