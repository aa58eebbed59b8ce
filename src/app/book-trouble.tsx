/** What is shown instead of the app while the stock book cannot be used. */

import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { ErrorState } from '../ui/states.tsx';

export interface BookTroubleProps {
  /** Another tab is older, another tab is newer, or the browser gave no book at all. */
  readonly kind: 'waiting' | 'outdated' | 'broken';
  readonly details?: string;
}

export function BookTrouble({ kind, details }: BookTroubleProps) {
  const { t } = useTranslation('common');
  return (
    <main>
      <Page title={t('appName')} width="narrow">
        <ErrorState
          title={t(`book.${kind}Title`)}
          safe={t('book.safe')}
          todo={t(`book.${kind}Todo`)}
          {...(details === undefined ? {} : { details })}
          actions={
            kind !== 'waiting' && (
              <Button kind="primary" onPress={() => location.reload()}>
                {t('status.reload')}
              </Button>
            )
          }
        />
      </Page>
    </main>
  );
}
