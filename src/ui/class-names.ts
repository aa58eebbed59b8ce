/** Joins the class names of one CSS module and refuses names it does not hold, so that a typing slip shows at once. */

type Name = string | false | null | undefined;

/**
 * Gives a function that turns names of `module` (falsy ones left out) into a class attribute. While developing, an unknown name throws; in the
 * built app it is left out, for a missing style is no reason to take the screen away.
 */
export function classesOf(module: Readonly<Record<string, string>>): (...names: readonly Name[]) => string {
  return (...names) =>
    names
      .filter((name): name is string => typeof name === 'string' && name !== '')
      .map((name) => {
        const local = module[name];
        if (local === undefined && import.meta.env.DEV) throw new Error(`no class ${name}`);
        return local ?? '';
      })
      .join(' ')
      .trim();
}
