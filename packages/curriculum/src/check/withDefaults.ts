import { checkObject, DomainError } from '@bits-per-sample/core';

/** Whether a value may stand where such a default stands; any may where that is null. */
function fits(value: unknown, like: unknown): boolean {
  if (like === null) return true;
  if (Array.isArray(like))
    return Array.isArray(value) && value.every((x) => typeof x === typeof like[0]);
  return typeof value === typeof like && value !== null && !Array.isArray(value);
}

/**
 * Options with their defaults filled in. What is given must be of the kind of its default: a number
 * where that is a number, a list of numbers where that is one.
 *
 * @throws {DomainError} no object, or a field of another kind, in the name of the function called.
 * @internal
 */
export function withDefaults<T extends object, K extends keyof T>(
  fn: string,
  options: T,
  defaults: { readonly [P in K]-?: T[P] },
): { readonly [P in K]-?: Exclude<T[P], undefined> } {
  checkObject(fn, 'options', options);
  const filled: Record<string, unknown> = {};
  for (const [name, like] of Object.entries(defaults)) {
    const given = (options as Record<string, unknown>)[name];
    filled[name] = given === undefined ? like : given;
    if (!fits(filled[name], like))
      throw new DomainError(fn, name, `like ${JSON.stringify(like)}`, given);
  }
  return filled as { readonly [P in K]-?: Exclude<T[P], undefined> };
}
