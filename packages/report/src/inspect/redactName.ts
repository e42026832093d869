/** A name as programs give it. */
const NAME = /^[\p{L}_][\p{L}\p{N}_.:/@ -]{0,63}$/u;

/**
 * The name of a field as long as it looks like one; else its length, since ids and texts are
 * sometimes the keys of an object.
 *
 * @param name of the field.
 * @param i its place, which keeps such names apart.
 */
export const redactName = (name: string, i: number): string =>
  NAME.test(name) ? name : `<name ${i + 1} of ${name.length} characters>`;
