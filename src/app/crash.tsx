/** Catches a screen that broke, so that the frame and all that was entered stay in reach. */

import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { ButtonLink } from '../ui/link.tsx';
import { Page } from '../ui/page.tsx';
import { ErrorState } from '../ui/states.tsx';

interface Broken {
  readonly error: Error | null;
}

/** Give it a `key` per screen, so that going elsewhere starts afresh. React asks for a class here. */
export class CrashGuard extends Component<{ readonly children: ReactNode }, Broken> {
  override state: Broken = { error: null };

  static getDerivedStateFromError(error: unknown): Broken {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    console.error('A screen broke.', error, componentStack);
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <CrashScreen error={this.state.error} />;
  }
}

function CrashScreen({ error }: { readonly error: Error }) {
  const { t } = useTranslation('common');
  return (
    <Page title={t('crash.title')} width="narrow">
      <ErrorState
        title={t('failure.unexpected')}
        safe={t('crash.safe')}
        todo={t('crash.todo')}
        details={`${error.name}: ${error.message}`}
        actions={
          <>
            <Button kind="primary" onPress={() => location.reload()}>
              {t('crash.reload')}
            </Button>
            <ButtonLink to="/today">{t('crash.today')}</ButtonLink>
          </>
        }
      />
    </Page>
  );
}
