/** Which money the book is kept in: the two of the region at hand, all others behind a list. */

import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Currency } from '../../domain/money.ts';
import { RadioCards } from '../../ui/choice.tsx';

const CurrencySelect = lazy(async () => ({ default: (await import('../../ui/currency-select.tsx')).CurrencySelect }));
const AT_HAND = ['IDR', 'MYR'] as const;
type Chosen = (typeof AT_HAND)[number] | 'other';

export interface CurrencyChoiceProps {
  readonly value: Currency;
  readonly onChange: (currency: Currency) => void;
}

export function CurrencyChoice({ value, onChange }: CurrencyChoiceProps) {
  const { t } = useTranslation('welcome');
  const [wantsOther, setWantsOther] = useState(false);
  const known = AT_HAND.find((currency) => currency === value);
  const chosen: Chosen = wantsOther || known === undefined ? 'other' : known;
  return (
    <>
      <RadioCards<Chosen>
        compact
        label={t('currency')}
        value={chosen}
        onChange={(next) => {
          setWantsOther(next === 'other');
          if (next !== 'other') onChange(next);
        }}
        choices={[
          ...AT_HAND.map((currency) => ({ value: currency, title: t(currency) })),
          { value: 'other' as const, title: t('otherCurrency') },
        ]}
      />
      {chosen === 'other' && (
        <Suspense>
          <CurrencySelect label={t('chooseCurrency')} value={value} onChange={onChange} />
        </Suspense>
      )}
    </>
  );
}
