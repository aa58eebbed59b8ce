/** Shows a newcomer what a morning will look like, as a picture made of the real parts. */

import { Clock, Leaf, ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.tsx';
import { classesOf } from '../../ui/class-names.ts';
import sheet from './welcome.module.css';

const style = classesOf(sheet);

export function ExampleDay() {
  const { t } = useTranslation('welcome');
  return (
    <aside className={style('picture')} aria-label={t('picture')}>
      <p className={style('soft')}>{t('picture')}</p>
      <h2>{t('example.today')}</h2>
      <div className={style('example')}>
        <h3>{t('example.orderTitle')}</h3>
        <span className={style('figure')}>
          {t('example.orderFigure')}
          <span className={style('left')}>
            <Badge tone="warn" icon={Clock}>
              {t('example.left')}
            </Badge>
          </span>
        </span>
        <p>{t('example.orderWhy')}</p>
        <span className={style('act')}>{t('example.orderAct')}</span>
      </div>
      <div className={style('example')}>
        <h3>
          <Leaf size={20} aria-hidden="true" />
          {t('example.spoilTitle')}
        </h3>
        <p>{t('example.spoilWhy')}</p>
      </div>
      <div className={style('example')}>
        <h3>
          <ListChecks size={20} aria-hidden="true" />
          {t('example.countTitle')}
        </h3>
        <p>{t('example.countWhy')}</p>
      </div>
    </aside>
  );
}
