/** Which storage areas: boxes to tick, in walking order. */

import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { useTranslation } from 'react-i18next';
import { classesOf } from '../../ui/class-names.ts';
import sheet from './area-boxes.module.css';
import { useCountWords } from './count-words.ts';

const style = classesOf(sheet);

export interface AreaBoxesProps {
  readonly areas: readonly { readonly area: string; readonly note: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function AreaBoxes({ areas, chosen, onChange }: AreaBoxesProps) {
  const { t } = useTranslation('count');
  const words = useCountWords();
  return (
    <CheckboxGroup className={style('areas')} value={[...chosen]} onChange={onChange}>
      <Label className={style('label')}>{t('start.areas')}</Label>
      {areas.map(({ area, note }) => (
        <Checkbox key={area} value={area} className={style('area')}>
          <span className={style('box')} aria-hidden="true" />
          <span className={style('name')}>{words.areaOf(area)}</span>
          <span className={style('soft')}>{note}</span>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
