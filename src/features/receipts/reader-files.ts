/** What the scan screen knows of the reader's files; the app hands it in, since only the app may know the installation. */

export interface ReaderFiles {
  /** `unknown` where nothing tells, as while developing: then reading is simply tried. */
  readonly state: 'unknown' | 'missing' | 'fetching' | 'kept' | 'failed';
  /** Of the files of the reader, on this device and in all. */
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** Whether the device has a network at all; without one there is nothing to fetch from. */
  readonly isOnline: boolean;
  readonly failure: 'offline' | 'host' | 'no-room' | null;
  readonly get: () => void;
  readonly cancel: () => void;
}

/** Photos that another app has shared with this one; each call empties the shelf. */
export type TakeShared = () => Promise<readonly File[]>;
