/** What the settings show of the installation; the app hands it in, since only the app may know it. */

export interface InstallationView {
  /** The device has a network. */
  readonly online: boolean;
  readonly offlineReady: boolean;
  readonly installed: boolean;
  readonly canInstall: boolean;
  readonly installByHand: boolean;
  readonly promptInstall: () => Promise<boolean>;
  readonly updateReady: boolean;
  readonly applyUpdate: () => void;
  readonly checkForUpdate: () => Promise<void>;
  /** null where the browser cannot tell. */
  readonly persisted: boolean | null;
  readonly persist: () => Promise<boolean>;
  /** Bytes; null until measured. */
  readonly estimate: { readonly usage: number; readonly quota: number } | null;
  readonly measureStorage: () => Promise<void>;
  readonly everything: {
    readonly state: 'unknown' | 'missing' | 'fetching' | 'kept' | 'failed';
    readonly bytesDone: number;
    readonly bytesTotal: number;
    readonly failure: 'offline' | 'host' | 'no-room' | null;
  };
  readonly getEverything: () => Promise<void>;
  readonly cancelEverything: () => void;
}
