/** What a command was really told, of fields that may be left out. */

/** Without the fields that were left undefined. */
export function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };
}
