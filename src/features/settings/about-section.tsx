/** What Papadin is, and whose work it stands on. */

import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import sheet from './settings.module.css';

const style = classesOf(sheet);

export function AboutSection() {
  const { t } = useTranslation('settings');
  return (
    <Card>
      <p>{t('about.claim')}</p>
      <p>{t('about.private')}</p>
      <dl className={style('facts')}>
        <dt>{t('about.version')}</dt>
        <dd>{import.meta.env['VITE_VERSION'] ?? '–'}</dd>
      </dl>
      <p className={style('soft')}>{t('about.font')}</p>
      <p>
        <a className={style('out')} href="./licences.md" target="_blank" rel="noreferrer">
          {t('about.licences')}
        </a>
      </p>
    </Card>
  );
}
