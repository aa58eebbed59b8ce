/** Reads `--name value` arguments against a table, so that a slip is told by name and nothing is silently ignored. */

/** The caller got something wrong; the command ends with status 2 and this message. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

export interface OptionSpec {
  readonly kind: 'text' | 'whole' | 'flag' | 'word';
  readonly required?: boolean;
  /** Allowed range of a whole number, ends included. */
  readonly range?: readonly [number, number];
  /** Allowed words. */
  readonly words?: readonly string[];
}

export type OptionValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** Options by name. Throws {@link BadInput} on an unknown, repeated, missing or malformed one. */
export function readArguments(given: readonly string[], specs: Readonly<Record<string, OptionSpec>>): OptionValues {
  const values: Record<string, string | number | boolean> = {};
  for (let i = 0; i < given.length; i++) {
    const [flag = '', attached] = splitOnce(given[i]!);
    const name = flag.replace(/^--/, '');
    const spec = flag.startsWith('--') && Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) {
      const known = Object.keys(specs).map((known) => `--${known}`);
      throw new BadInput(`unknown argument ${given[i]}; there are ${known.join(' ')}`);
    }
    if (name in values) throw new BadInput(`--${name} is given twice`);
    if (spec.kind === 'flag') {
      if (attached !== undefined) throw new BadInput(`--${name} takes no value`);
      values[name] = true;
      continue;
    }
    const text = attached ?? given[++i];
    if (text === undefined || text === '') throw new BadInput(`--${name} needs a value`);
    values[name] = readValue(name, text, spec);
  }
  for (const [name, spec] of Object.entries(specs)) {
    if (spec.required && !(name in values)) throw new BadInput(`--${name} is missing`);
  }
  return values;
}

function readValue(name: string, text: string, spec: OptionSpec): string | number {
  if (spec.kind === 'whole') {
    const [low, high] = spec.range ?? [0, Number.MAX_SAFE_INTEGER];
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= low && value <= high)) {
      throw new BadInput(`--${name} must be a whole number from ${low} to ${high}, not "${text}"`);
    }
    return value;
  }
  if (spec.kind === 'word' && !spec.words?.includes(text)) {
    throw new BadInput(`--${name} must be one of ${spec.words?.join(', ')}, not "${text}"`);
  }
  return text;
}

/** `--name=value` as well as `--name value`. */
function splitOnce(argument: string): readonly [string, string | undefined] {
  const at = argument.indexOf('=');
  return at === -1 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}
