/** Lines of JSON that are alike but for their values, none of which is a list or an object. */
export interface LineTemplate {
  /** Names of the fields. */
  readonly names: readonly string[];
  /** The bytes before each value. */
  readonly before: readonly Uint8Array[];
  /** The bytes behind the last one. */
  readonly after: Uint8Array;
}

const [QUOTE, BACKSLASH, COLON, COMMA, OPEN, CLOSE] = [0x22, 0x5c, 0x3a, 0x2c, 0x7b, 0x7d];

/** The template of a line; undefined when it is no object, or no plain one. */
export function lineTemplate(line: Uint8Array): LineTemplate | undefined {
  const names: string[] = [];
  const before: Uint8Array[] = [];
  let at = 0;
  let from = 0;
  const skip = (test: (byte: number) => boolean): void => {
    while (at < line.length && test(line[at]!)) at++;
  };
  const takes = (byte: number): boolean => {
    skip(isSpace);
    return line[at++] === byte;
  };
  const string = (): string | undefined => {
    const start = ++at;
    skip((byte) => byte !== QUOTE && byte !== BACKSLASH);
    const text = line[at] === QUOTE ? line.subarray(start, at++) : undefined;
    return text && String.fromCharCode(...text);
  };
  if (!takes(OPEN)) return undefined;
  for (let next = COMMA; next === COMMA; next = line[at++]!) {
    skip(isSpace);
    const name = line[at] === QUOTE ? string() : undefined;
    if (name === undefined || !takes(COLON)) return undefined;
    skip(isSpace);
    names.push(name);
    before.push(line.slice(from, at));
    const value = line[at];
    if (value === QUOTE) {
      at++;
      while (at < line.length && line[at] !== QUOTE) at += line[at] === BACKSLASH ? 2 : 1;
      at++;
    } else skip((byte) => byte !== COMMA && byte !== CLOSE && !isSpace(byte));
    from = at;
    skip(isSpace);
    if (line[at] !== COMMA && line[at] !== CLOSE) return undefined;
  }
  skip(isSpace);
  const isPlain = names.every((name) => /^\w+$/.test(name) && name !== '__proto__');
  if (at < line.length || new Set(names).size < names.length || !isPlain) return undefined;
  return { names, before, after: line.slice(from) };
}

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;
