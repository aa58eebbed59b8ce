/** Switches between the outlets of the book. */

import { useTranslation } from 'react-i18next';
import { Select } from '../ui/select.tsx';
import type { FrameProps } from './frame.tsx';

export default function OutletSelect({
  outlets,
  outletId,
  onOutlet,
}: Pick<FrameProps, 'outlets' | 'outletId' | 'onOutlet'>) {
  const { t } = useTranslation('common');
  return (
    <Select
      plain
      hideLabel
      label={t('outlet.switch')}
      value={outletId}
      onChange={onOutlet}
      choices={outlets.map(({ id, name }) => ({ value: id, title: name }))}
    />
  );
}
