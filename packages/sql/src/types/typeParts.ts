/**
 * The arguments of a type, as its commas divide them: those within brackets and quotes do not.
 *
 * @internal
 */
export function typeParts(inside: string): string[] {
  const parts: string[] = [];
  let [depth, quote, from] = [0, '', 0];
  for (let i = 0; i < inside.length; i++) {
    const c = inside[i]!;
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '"' || c === '`') quote = c;
    else if (c === '(' || c === '<') depth++;
    else if (c === ')' || c === '>') depth--;
    else if (c === ',' && depth === 0) {
      parts.push(inside.slice(from, i).trim());
      from = i + 1;
    }
  }
  parts.push(inside.slice(from).trim());
  return parts;
}
