/** `npm run bench -- <name> [--small] [--runs N]`: one benchmark over the built app; a table, then one line of JSON. */

import process from 'node:process';
import { BadInput } from '../eval/arguments.ts';
import { benchChain } from './chain.ts';
import { type BenchResult, formatTable } from './figures.ts';
import { benchForecast } from './forecast.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchReceipts } from './receipts.ts';
import { benchShell } from './shell.ts';
import { benchStock } from './stock.ts';

/** Each reads its own options. Every one knows `--small`, which takes less than a minute. */
const BENCHES: Readonly<Record<string, (given: readonly string[]) => Promise<BenchResult>>> = {
  shell: benchShell,
  forecast: benchForecast,
  lighthouse: benchLighthouse,
  receipts: benchReceipts,
  stock: benchStock,
  chain: benchChain,
};

const [name = '', ...given] = process.argv.slice(2);
try {
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (bench === undefined)
    throw new BadInput(`unknown benchmark "${name}"; there are ${Object.keys(BENCHES).join(', ')}`);
  const result = await bench(given);
  process.stdout.write(`${formatTable(result)}\n${JSON.stringify(result)}\n`);
} catch (error) {
  const isInput = error instanceof BadInput;
  process.stderr.write(`${isInput ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = isInput ? 2 : 1;
}
