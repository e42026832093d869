/** Objects in objects that are gone into; deeper ones are no log of metrics. */
const DEPTH = 6;

const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /-?[A-Za-z_][\w.]*/y;
const SPACE = /\s*/y;

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['None', null],
  ['null', null],
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
  ['nan', Number.NaN],
  ['NaN', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

/** A value of the text, and where it ends. */
interface Parsed {
  readonly value: unknown;
  readonly end: number;
}

/**
 * The dict that Python or JSON printed at a place of a text: quotes of either kind, `None`, `nan`,
 * `True`, and numbers in a wrapper, such as `np.float64(0.5)`.
 *
 * @returns the object and where it ends; undefined when there is none.
 */
export function pythonLiteral(text: string, at: number): Parsed | undefined {
  return text[at] === '{' ? valueAt(text, at, 0) : undefined;
}

function valueAt(text: string, at: number, depth: number): Parsed | undefined {
  if (depth > DEPTH) return undefined;
  const start = blank(text, at);
  const open = text[start];
  if (open === '{') return dictAt(text, start + 1, depth);
  if (open === '[') return listAt(text, start + 1, ']', depth);
  if (open === '(') return listAt(text, start + 1, ')', depth);
  if (open === '"' || open === "'") return stringAt(text, start);
  const number = match(NUMBER, text, start);
  if (number !== undefined) return { value: Number(number), end: start + number.length };
  const word = match(WORD, text, start);
  if (word === undefined) return undefined;
  const end = start + word.length;
  if (WORDS.has(word)) return { value: WORDS.get(word), end };
  if (text[end] !== '(') return undefined;
  // np.float64(0.5), tensor(0.5, device='cuda:0'): the first argument
  const inner = listAt(text, end + 1, ')', depth);
  return inner && { value: (inner.value as unknown[])[0], end: inner.end };
}

function dictAt(text: string, at: number, depth: number): Parsed | undefined {
  const value: Record<string, unknown> = Object.create(null);
  let end = blank(text, at);
  while (text[end] !== '}') {
    const key = stringAt(text, end);
    if (key === undefined) return undefined;
    end = blank(text, key.end);
    if (text[end] !== ':') return undefined;
    const item = valueAt(text, end + 1, depth + 1);
    if (item === undefined) return undefined;
    value[key.value] = item.value;
    end = blank(text, item.end);
    if (text[end] === ',') end = blank(text, end + 1);
    else if (text[end] !== '}') return undefined;
  }
  return { value, end: end + 1 };
}

function listAt(text: string, at: number, close: string, depth: number): Parsed | undefined {
  const value: unknown[] = [];
  let end = blank(text, at);
  while (text[end] !== close) {
    // an argument by name
    const name = match(WORD, text, end);
    if (name !== undefined && text[end + name.length] === '=') end += name.length + 1;
    const item = valueAt(text, end, depth + 1);
    if (item === undefined) return undefined;
    value.push(item.value);
    end = blank(text, item.end);
    if (text[end] === ',') end = blank(text, end + 1);
    else if (text[end] !== close) return undefined;
  }
  return { value, end: end + 1 };
}

function stringAt(text: string, at: number): { value: string; end: number } | undefined {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return undefined;
  let value = '';
  for (let end = at + 1; end < text.length; end++) {
    const letter = text[end]!;
    if (letter === quote) return { value, end: end + 1 };
    value += letter === '\\' ? (text[++end] ?? '') : letter;
  }
  return undefined;
}

const blank = (text: string, at: number): number => at + (match(SPACE, text, at)?.length ?? 0);

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
