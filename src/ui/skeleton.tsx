/** Holds the place of what is still being read; shows nothing for the first 200 ms, so that quick answers never flicker. */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classesOf } from './class-names.ts';
import sheet from './skeleton.module.css';

const style = classesOf(sheet);
const PATIENCE_MS = 200;

/** `rows` grey bars of a row's height. */
export function Skeleton({ rows = 3 }: { readonly rows?: number }) {
  const { t } = useTranslation('ui');
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  const bars = Array.from({ length: rows }, (_, row) => `bar-${row}`);
  return (
    <div className={style('skeleton')} role="status" aria-label={t('loading')}>
      {bars.map((bar) => (
        <div key={bar} className={style('bar')} />
      ))}
    </div>
  );
}
