// control and format characters, halves of surrogate pairs, separators of lines and paragraphs
const CONTROLS = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const ANY = new RegExp(CONTROLS.source, 'u');
const MAX_DEPTH = 64;

/**
 * Texts with every character that is not seen, but does something, as its code: control
 * characters and escape sequences, which move a terminal's cursor or set its title, marks that
 * turn the direction of a text, characters of no width, line ends, halves of surrogate pairs. What
 * came out of a log is printed so, whatever a name in it says.
 *
 * @param data a text, or plain data with texts in it (lists and objects, names of fields included).
 * @returns the text, or a copy with its texts escaped; data without such characters as they are.
 *
 * @example
 * ```ts
 * escapeControls('add\u001b[31m2'); // => 'add\\u001b[31m2'
 * escapeControls({ names: ['two\nlines'] }); // => { names: ['two\\nlines'] }
 * ```
 */
export function escapeControls<T>(data: T): T {
  return escaped(data, 0) as T;
}

function escaped(data: unknown, depth: number): unknown {
  if (typeof data === 'string') return ANY.test(data) ? data.replace(CONTROLS, codeOf) : data;
  if (data === null || typeof data !== 'object' || depth > MAX_DEPTH) return data;
  if (Array.isArray(data)) {
    const items = data.map((item) => escaped(item, depth + 1));
    return items.every((item, at) => Object.is(item, data[at])) ? data : items;
  }
  const prototype: unknown = Object.getPrototypeOf(data);
  if (prototype !== Object.prototype && prototype !== null) return data;
  let changed = false;
  const fields = Object.entries(Object.getOwnPropertyDescriptors(data))
    .filter(([, { enumerable }]) => enumerable)
    .map(([name, field]): [string, PropertyDescriptor] => {
      const shown = escaped(name, 0) as string;
      const { get } = field;
      // what is made when it is asked for is escaped then
      if (get !== undefined) {
        changed = true;
        return [shown, { ...own, get: () => escaped(get.call(data), depth + 1) }];
      }
      const value = escaped(field.value, depth + 1);
      changed ||= shown !== name || !Object.is(value, field.value);
      return [shown, { ...own, value, writable: true }];
    });
  return changed ? Object.defineProperties({}, Object.fromEntries(fields)) : data;
}

const own = { enumerable: true, configurable: true };

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function codeOf(character: string): string {
  const code = character.codePointAt(0)!.toString(16);
  return SHORT[character] ?? (code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`);
}
