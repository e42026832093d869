/** Column of code at which a list is broken. */
const width = 96;

/** A text in single quotes, or in double ones where that saves a backslash. */
function quote(text: string): string {
  const json = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return text.includes("'") ? json : `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}
const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name));

/** Fills lines with items instead of giving each its own. */
function fill(items: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const item of items) {
    if (line.length > indent.length && line.length + item.length + 2 > width) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${item}, `;
  }
  return [...lines, line.trimEnd()].join('\n');
}

/**
 * A value as JavaScript that a person would write: short things on one line, columns of
 * numbers in full lines, quotes only where needed.
 *
 * @param value plain data and typed arrays.
 * @param indent of the line it starts on. Default none.
 * @returns the code of an expression.
 *
 * @example
 * ```ts
 * printCode({ x: [1, 2], 'two words': "it's" }); // => `{ x: [1, 2], 'two words': "it's" }`
 * ```
 */
export function printCode(value: unknown, indent = ''): string {
  const deeper = `${indent}  `;
  if (typeof value === 'string') return quote(value);
  if (ArrayBuffer.isView(value)) return printCode(Array.from(value as Float64Array), indent);
  if (Array.isArray(value)) {
    const items = value.map((item) => printCode(item, deeper));
    const short = `[${items.join(', ')}]`;
    if (short.length + indent.length <= width - 16 && !short.includes('\n')) return short;
    const flat = value.every((item) => typeof item !== 'object' || item === null);
    return `[\n${flat ? fill(items, deeper) : items.map((item) => `${deeper}${item},`).join('\n')}\n${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const items = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => `${key(name)}: ${printCode(item, deeper)}`);
    const short = `{ ${items.join(', ')} }`;
    if (short.length + indent.length <= width - 16 && !short.includes('\n'))
      return items.length === 0 ? '{}' : short;
    return `{\n${items.map((item) => `${deeper}${item},`).join('\n')}\n${indent}}`;
  }
  return Object.is(value, -0) ? '0' : String(value);
}
