/** The plate of the forecast has every feature of every view in its table. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ROW_NAMES } from '../../models/forecast/features.ts';
import { DAY_NAMES, SEQUENCE_DAYS } from '../../models/forecast/network-days.ts';
import { STEP_NAMES } from '../../models/forecast/step-features.ts';

const plate = readFileSync(fileURLToPath(new URL('../../models/forecast/README.md', import.meta.url)), 'utf8');
const table = plate.slice(plate.indexOf('## Features'), plate.indexOf('## Measured'));

it('names each feature of rows, steps and sequences', () => {
  const names = [...ROW_NAMES, ...STEP_NAMES, ...DAY_NAMES];
  expect(names.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});

it('tells the shape of each view as it is', () => {
  expect(table).toContain(`[n × ${SEQUENCE_DAYS} days × ${DAY_NAMES.length}]`);
  expect(table).toContain(`[rows × ${ROW_NAMES.length}]`);
  expect(table).toContain(`[rows × ${STEP_NAMES.length}]`);
});
