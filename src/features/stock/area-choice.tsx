/** The storage areas an item is kept in at an outlet: none, one or several. */

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import sheet from './item-sheet.module.css';

const style = classesOf(sheet);

export interface AreaChoiceProps {
  readonly label: string;
  /** Of the outlet, in walking order. */
  readonly areas: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (areas: readonly string[]) => void;
}

export function AreaChoice({ label, areas, chosen, onChange }: AreaChoiceProps) {
  const { t } = useTranslation('stock');
  const [typed, setTyped] = useState('');
  const all = [...new Set([...areas, ...chosen])];
  const add = () => {
    const area = typed.trim();
    if (area !== '' && !chosen.includes(area)) onChange([...chosen, area]);
    setTyped('');
  };
  return (
    <fieldset className={style('row', 'plain')}>
      <legend className={style('legend')}>{label}</legend>
      <div className={style('chips')}>
        {all.map((area) => (
          <ToggleButton
            key={area}
            className={style('toggle')}
            isSelected={chosen.includes(area)}
            onChange={(isIn) =>
              onChange(
                isIn ? all.filter((one) => one === area || chosen.includes(one)) : chosen.filter((one) => one !== area),
              )
            }
          >
            {area}
          </ToggleButton>
        ))}
      </div>
      <div className={style('code')}>
        <TextField label={t('edit.newArea')} value={typed} onChange={setTyped} maxLength={60} />
        <Button icon={Plus} isDisabled={typed.trim() === ''} onPress={add}>
          {t('edit.addArea')}
        </Button>
      </div>
    </fieldset>
  );
}
