/** The outlet's wall clock for screens that count down to a cut-off or speak of today. */

import { useEffect, useState } from 'react';
import { dayAt } from '../domain/day.ts';
import type { WallClock } from '../domain/supplier-calendar.ts';

const MS_PER_MINUTE = 60_000;

/** Day and minute now; changes at each full minute, and at once when a sleeping tab wakes. */
export function useWallClock(): WallClock {
  const [now, setNow] = useState(readClock);
  useEffect(() => {
    let timer = 0;
    const tick = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(tick, MS_PER_MINUTE - (Date.now() % MS_PER_MINUTE));
      setNow((before) => {
        const after = readClock();
        return before.day === after.day && before.minutes === after.minutes ? before : after;
      });
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, []);
  return now;
}

function readClock(): WallClock {
  const at = new Date();
  return { day: dayAt(at.getTime()), minutes: at.getHours() * 60 + at.getMinutes() };
}
