/** Which money the book is kept in, by the names the language gives them. */

import { OFFERED_CURRENCIES } from '../domain/currencies.ts';
import type { Currency } from '../domain/money.ts';
import { Select } from './select.tsx';
import { useFormat } from './use-format.ts';

export interface CurrencySelectProps {
  readonly label: string;
  readonly value: Currency;
  readonly onChange: (currency: Currency) => void;
  readonly hideLabel?: boolean;
  readonly isDisabled?: boolean;
}

export function CurrencySelect({ label, value, onChange, hideLabel = false, isDisabled = false }: CurrencySelectProps) {
  const { locale } = useFormat();
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const codes = OFFERED_CURRENCIES.includes(value) ? OFFERED_CURRENCIES : [value, ...OFFERED_CURRENCIES];
  return (
    <Select
      label={label}
      hideLabel={hideLabel}
      isDisabled={isDisabled}
      value={value}
      onChange={onChange}
      choices={codes.map((code) => ({ value: code, title: `${names.of(code) ?? code} (${code})` }))}
    />
  );
}
