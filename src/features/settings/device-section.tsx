/** This device: whether the book is safe on it, how much room it takes, and what works without a network. */

import { Check, CircleCheck, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { ProgressBar, ProgressPanel } from '../../ui/progress.tsx';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { InstallationView } from './installation-view.ts';
import sheet from './settings.module.css';

const style = classesOf(sheet);

interface InstallationProps {
  readonly installation: InstallationView;
}

export function DeviceSection({ installation }: InstallationProps) {
  const { measureStorage } = installation;
  useEffect(() => void measureStorage(), [measureStorage]);
  return (
    <>
      <Keeping installation={installation} />
      <Offline installation={installation} />
      <Installing installation={installation} />
      <Version installation={installation} />
    </>
  );
}

function Says({ isGood, children }: { readonly isGood: boolean; readonly children: ReactNode }) {
  const Icon = isGood ? CircleCheck : TriangleAlert;
  return (
    <p className={style('says')}>
      <Icon size={20} aria-hidden="true" className={style(isGood ? 'good' : 'warn')} />
      <span>{children}</span>
    </p>
  );
}

function Keeping({ installation }: InstallationProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { persisted, persist, estimate } = installation;
  const [wasRefused, setWasRefused] = useState(false);
  const words = persisted === null ? 'device.keepUnknown' : persisted ? 'device.keepYes' : 'device.keepNo';
  return (
    <Card
      title={t('device.keep')}
      actions={
        persisted === false && (
          <Button kind="primary" onPress={async () => setWasRefused(!(await persist()))}>
            {t('device.ask')}
          </Button>
        )
      }
    >
      <Says isGood={persisted === true}>{t(words)}</Says>
      {wasRefused && persisted === false && <Notice>{t('device.asked')}</Notice>}
      {estimate && (
        <div className={style('meter')}>
          <div className={style('between')}>
            <span>{t('device.used')}</span>
            <span className={style('soft')}>
              {t('device.usedOf', { used: format.bytes(estimate.usage), quota: format.bytes(estimate.quota) })}
            </span>
          </div>
          <ProgressBar
            label={t('device.used')}
            share={estimate.usage / estimate.quota}
            said={t('device.usedOf', { used: format.bytes(estimate.usage), quota: format.bytes(estimate.quota) })}
          />
        </div>
      )}
    </Card>
  );
}

function Offline({ installation }: InstallationProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { online, offlineReady, everything, getEverything, cancelEverything } = installation;
  const { state, bytesDone, bytesTotal, failure } = everything;
  const isMissing = state === 'missing' || state === 'failed' || state === 'unknown';
  return (
    <Card
      title={t('device.offline')}
      actions={isMissing && online && <Button onPress={() => void getEverything()}>{t('device.everything')}</Button>}
    >
      <Says isGood={offlineReady}>{t(offlineReady ? 'device.shellYes' : 'device.shellNo')}</Says>
      {state === 'fetching' ? (
        <ProgressPanel
          what={t('device.fetching')}
          done={bytesDone}
          of={bytesTotal}
          detail={t('device.fetched', { done: format.bytes(bytesDone), total: format.bytes(bytesTotal) })}
          onCancel={cancelEverything}
        />
      ) : (
        <Says isGood={state === 'kept'}>
          {state === 'kept'
            ? t('device.everythingYes')
            : state === 'unknown'
              ? t('device.everythingUnknown')
              : t('device.everythingNo', { missing: format.bytes(bytesTotal - bytesDone) })}
        </Says>
      )}
      {isMissing && !online ? (
        <Notice>{t('device.failed.offline')}</Notice>
      ) : (
        failure !== null && <Notice tone="bad">{t(`device.failed.${failure}`)}</Notice>
      )}
    </Card>
  );
}

function Installing({ installation }: InstallationProps) {
  const { t } = useTranslation('settings');
  const { installed, canInstall, installByHand, promptInstall } = installation;
  return (
    <Card
      title={t('device.install')}
      note={t('device.installNote')}
      actions={
        canInstall &&
        !installed && (
          <Button kind="primary" onPress={() => void promptInstall()}>
            {t('device.install')}
          </Button>
        )
      }
    >
      {installed ? (
        <p className={style('says')}>
          <Check size={20} aria-hidden="true" className={style('good')} />
          {t('device.installed')}
        </p>
      ) : (
        !canInstall && <p>{t(installByHand ? 'device.installByHand' : 'device.installNone')}</p>
      )}
    </Card>
  );
}

function Version({ installation }: InstallationProps) {
  const { t } = useTranslation('settings');
  const { updateReady, applyUpdate, checkForUpdate } = installation;
  const [isChecking, setIsChecking] = useState(false);
  const check = async () => {
    setIsChecking(true);
    await checkForUpdate();
    setIsChecking(false);
  };
  return (
    <Card
      title={t('device.update')}
      actions={
        updateReady ? (
          <Button kind="primary" onPress={applyUpdate}>
            {t('device.updateNow')}
          </Button>
        ) : (
          <Button isPending={isChecking} onPress={() => void check()}>
            {t('device.check')}
          </Button>
        )
      }
    >
      <p>{t(updateReady ? 'device.updateReady' : 'device.updateNone')}</p>
    </Card>
  );
}
