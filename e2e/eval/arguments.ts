/** Reads `--name value` arguments against a table, so that a slip is told by name and nothing is silently ignored. */

/** The caller got something wrong; the command ends with status 2 and this message. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

export type OptionSpec =
  | { readonly kind: 'text'; readonly required?: true }
  /** A whole number within a range, ends included, with what holds where it is not given. */
  | { readonly kind: 'whole'; readonly range: readonly [number, number]; readonly otherwise: number }
  /** A share from 0 to 1. */
  | { readonly kind: 'share'; readonly otherwise: number }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'flag' };

type ValueOf<Spec extends OptionSpec> = Spec extends { readonly kind: 'whole' | 'share' }
  ? number
  : Spec extends { readonly kind: 'flag' }
    ? boolean
    : Spec extends { readonly kind: 'word'; readonly words: readonly (infer Word)[] }
      ? Word | undefined
      : Spec extends { readonly required: true }
        ? string
        : string | undefined;

export type OptionValues<Specs extends Readonly<Record<string, OptionSpec>>> = {
  readonly [Name in keyof Specs]: ValueOf<Specs[Name]>;
};

/** Options by name; flags are false where not given. Throws {@link BadInput} on an unknown, repeated, missing or malformed one. */
export function readArguments<const Specs extends Readonly<Record<string, OptionSpec>>>(
  given: readonly string[],
  specs: Specs,
): OptionValues<Specs> {
  const values: Record<string, string | number | boolean> = {};
  for (let i = 0; i < given.length; i++) {
    const [flag = '', attached] = splitOnce(given[i]!);
    const name = flag.replace(/^--/, '');
    const spec = flag.startsWith('--') && Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) {
      const known = Object.keys(specs).map((known) => `--${known}`);
      throw new BadInput(`unknown argument ${given[i]}; there are ${known.join(' ')}`);
    }
    if (Object.hasOwn(values, name)) throw new BadInput(`--${name} is given twice`);
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
    if (Object.hasOwn(values, name)) continue;
    if (spec.kind === 'text' && spec.required) throw new BadInput(`--${name} is missing`);
    if (spec.kind === 'whole' || spec.kind === 'share') values[name] = spec.otherwise;
    if (spec.kind === 'flag') values[name] = false;
  }
  return values as OptionValues<Specs>;
}

function readValue(name: string, text: string, spec: OptionSpec): string | number {
  if (spec.kind === 'whole') {
    const [low, high] = spec.range;
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= low && value <= high)) {
      throw new BadInput(`--${name} must be a whole number from ${low} to ${high}, not "${text}"`);
    }
    return value;
  }
  if (spec.kind === 'share') {
    const value = /^(?:0|1|0?\.\d+|1\.0+)$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(value)) throw new BadInput(`--${name} must be a share from 0 to 1, not "${text}"`);
    return value;
  }
  if (spec.kind === 'word' && !spec.words.includes(text)) {
    throw new BadInput(`--${name} must be one of ${spec.words.join(', ')}, not "${text}"`);
  }
  return text;
}

/** `--name=value` as well as `--name value`. */
function splitOnce(argument: string): readonly [string, string | undefined] {
  const at = argument.indexOf('=');
  return at === -1 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}
