/** The pages taken, each with what the engine thinks of it. */

import { CircleCheck, FileText, LoaderCircle, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './scan.module.css';
import type { Shot } from './use-shots.ts';

const style = classesOf(sheet);

export interface ShotListProps {
  readonly shots: readonly Shot[];
  readonly onRemove: (id: number) => void;
}

export function ShotList({ shots, onRemove }: ShotListProps) {
  const { t } = useTranslation('receipts');
  return (
    <ol className={style('shots')} aria-label={t('shots.label')}>
      {shots.map((shot, index) => (
        <li key={shot.id} className={style('shot')}>
          {shot.file.type === 'application/pdf' ? (
            <span className={style('thumb')}>
              <FileText size={28} aria-hidden="true" />
            </span>
          ) : (
            <img className={style('thumb')} src={shot.address} alt="" decoding="async" />
          )}
          <div className={style('shot-words')}>
            <strong>{t('shots.page', { page: index + 1 })}</strong>
            <Verdict shot={shot} />
          </div>
          <IconButton icon={X} label={t('shots.retake', { page: index + 1 })} onPress={() => onRemove(shot.id)} />
        </li>
      ))}
    </ol>
  );
}

function Verdict({ shot: { verdict, reasons } }: { readonly shot: Shot }) {
  const { t } = useTranslation('receipts');
  const format = useFormat();
  if (verdict === 'unknown') return null;
  if (verdict === 'checking') {
    return (
      <span className={style('verdict')} role="status">
        <LoaderCircle size={16} aria-hidden="true" className={style('turning')} />
        {t('shots.checking')}
      </span>
    );
  }
  if (typeof verdict === 'object') {
    return (
      <span className={style('verdict', 'bad')} role="alert">
        <TriangleAlert size={16} aria-hidden="true" />
        {t(`trouble.${verdict.failure as 'not-an-image'}`)}
      </span>
    );
  }
  const why = format.list(reasons.map((reason) => t(`why.${reason}`)));
  const Icon = verdict === 'good' ? CircleCheck : TriangleAlert;
  return (
    <span className={style('verdict', verdict === 'good' ? 'good' : 'warn')} role="status">
      <Icon size={16} aria-hidden="true" />
      <span>
        {t(`shots.${verdict}`)}
        {verdict !== 'good' && why !== '' && `: ${why}`}
      </span>
    </span>
  );
}
