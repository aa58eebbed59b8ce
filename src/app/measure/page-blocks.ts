/** Watches how long the page was ever kept from answering a finger. */

export interface Blocks {
  /** Tasks of the page's thread of 50 ms and more; shorter ones no browser reports. */
  readonly longTasks: number;
  /** Milliseconds of the longest of them; 0 when there was none. */
  readonly longestMs: number;
}

export interface BlockWatch {
  /** What was seen since the last reset. */
  readonly seen: () => Blocks;
  readonly reset: () => void;
}

export function watchBlocks(): BlockWatch {
  let durations: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) durations.push(entry.duration);
  });
  observer.observe({ type: 'longtask' });
  return {
    seen() {
      for (const entry of observer.takeRecords()) durations.push(entry.duration);
      return { longTasks: durations.length, longestMs: Math.max(0, ...durations) };
    },
    reset() {
      observer.takeRecords();
      durations = [];
    },
  };
}
