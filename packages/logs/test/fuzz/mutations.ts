import { gzipSync, zstdCompressSync } from 'node:zlib';

/** Whole numbers below a bound, the same for a seed. */
export type Draw = (below: number) => number;

/** A generator of whole numbers (mulberry32). */
export function drawOf(seed: number): Draw {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Mutation = (bytes: Uint8Array, draw: Draw, other: Uint8Array) => Uint8Array;

const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const pick = <T>(list: readonly T[], draw: Draw): T => list[draw(list.length)]!;

function span(bytes: Uint8Array, draw: Draw): [number, number] {
  const from = draw(bytes.length + 1);
  return [from, Math.min(bytes.length, from + draw(1 + pick([4, 64, 1024], draw)))];
}

const NUMBERS = (
  '0 -1 1e308 -1e308 1e999 NaN -Infinity 0.5 null 9007199254740993 18446744073709551616 ' +
  '-9223372036854775808 1e-320 00012 0x10 1_000 ١٢ true "1" "" [] {}'
).split(' ');
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1.5,
  1e300,
  '',
  '7',
  'text',
  '\u0000\u001b[31m\u202e',
  [],
  {},
  [1, [2, [3]]],
  { a: { b: [null] } },
  ['x', 1, null],
  { __proto__x: 1, constructor: 2, toString: 3 },
  Array.from({ length: 300 }, (_, i) => i),
];

/** A copy of a JSON value with one node replaced, renamed, dropped or put twice. */
function swapped(value: unknown, draw: Draw): unknown {
  if (value === null || typeof value !== 'object' || draw(6) === 0) return pick(VALUES, draw);
  if (Array.isArray(value)) {
    if (value.length === 0) return [pick(VALUES, draw)];
    const at = draw(value.length);
    const copy = [...value];
    const kind = draw(8);
    if (kind === 0) copy.splice(at, 1);
    else if (kind === 1) copy.splice(at, 0, copy[draw(copy.length)]);
    else copy[at] = swapped(copy[at], draw);
    return copy;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return { x: pick(VALUES, draw) };
  const at = draw(entries.length);
  const other = draw(entries.length);
  const [name, inner] = entries[at]!;
  const kind = draw(10);
  if (kind === 0) entries.splice(at, 1);
  else if (kind === 1) {
    entries[at] = [name, entries[other]![1]];
    entries[other] = [entries[other]![0], inner];
  } else if (kind === 2)
    entries[at] = [pick(['__proto__', 'constructor', '', 'reward', 'a.b'], draw), inner];
  else entries[at] = [name, swapped(inner, draw)];
  return Object.fromEntries(entries);
}

/** Applies a change to a line of JSON, or to a whole document. */
const inTree: Mutation = (bytes, draw) => {
  const text = textOf(bytes);
  const lines = text.trimStart().startsWith('[') ? [text] : text.split('\n');
  const whole = lines.length > 1 && !text.trimEnd().endsWith('}') ? [text] : lines;
  const at = draw(whole.length);
  try {
    const value: unknown = JSON.parse(whole[at]!);
    return utf8(whole.with(at, JSON.stringify(swapped(value, draw)) ?? 'null').join('\n'));
  } catch {
    try {
      return utf8(JSON.stringify(swapped(JSON.parse(text), draw)) ?? '');
    } catch {
      return bytes;
    }
  }
};

const mutations: readonly Mutation[] = [
  (bytes, draw) => {
    const copy = bytes.slice();
    for (let i = draw(8); i >= 0 && copy.length > 0; i--) copy[draw(copy.length)]! ^= 1 << draw(8);
    return copy;
  },
  (bytes, draw) => {
    const copy = bytes.slice();
    for (let i = draw(4); i >= 0 && copy.length > 0; i--)
      copy[draw(copy.length)] = pick([0, 1, 10, 13, 34, 44, 91, 123, 127, 128, 254, 255], draw);
    return copy;
  },
  (bytes, draw) => bytes.slice(0, draw(bytes.length + 1)),
  (bytes, draw) => bytes.slice(draw(Math.min(bytes.length, 64) + 1)),
  (bytes, draw, other) => join(bytes.slice(0, draw(bytes.length)), other.slice(draw(other.length))),
  (bytes, draw) => {
    const [from, to] = span(bytes, draw);
    const times = pick([1, 2, 50], draw);
    return join(
      bytes.slice(0, to),
      ...Array<Uint8Array>(times).fill(bytes.slice(from, to)),
      bytes.slice(to),
    );
  },
  (bytes, draw) => {
    const [from, to] = span(bytes, draw);
    return join(bytes.slice(0, from), bytes.slice(to));
  },
  (bytes, draw) => {
    const [from] = span(bytes, draw);
    const noise = Uint8Array.from({ length: 1 + draw(40) }, () => draw(256));
    return join(bytes.slice(0, from), noise, bytes.slice(from));
  },
  // numbers
  (bytes, draw) => {
    const text = textOf(bytes);
    const found = [...text.matchAll(/-?\d+(?:\.\d+)?/g)];
    if (found.length === 0) return bytes;
    const { index, 0: old } = pick(found, draw);
    const number = draw(12) === 0 ? '9'.repeat(20_000) : pick(NUMBERS, draw);
    return utf8(text.slice(0, index) + number + text.slice(index + old.length));
  },
  // nesting
  (bytes, draw) => {
    const text = textOf(bytes);
    const depth = pick([3, 100, 6000], draw);
    const [open, close] = pick(
      [
        ['[', ']'],
        ['{"a":', '}'],
      ] as const,
      draw,
    );
    const at = text.indexOf(':', draw(text.length)) + 1;
    const deep = `${open.repeat(depth)}1${close.repeat(depth)}`;
    return utf8(`${text.slice(0, at)}${deep}${draw(2) ? ',"x":' : ''}${text.slice(at)}`);
  },
  inTree,
  inTree,
  inTree,
  // lines and columns
  (bytes, draw) => {
    const lines = textOf(bytes).split('\n');
    const [a, b] = [draw(lines.length), draw(lines.length)];
    return utf8(lines.with(a, lines[b]!).with(b, lines[a]!).join('\n'));
  },
  (bytes, draw) => {
    const lines = textOf(bytes).split('\n');
    const kept = lines.filter(() => draw(3) > 0);
    return utf8([...kept, ...(draw(2) ? kept : [])].join('\n'));
  },
  (bytes, draw) => {
    const mark = pick([',', ';', '\t', ':'], draw);
    const cells = textOf(bytes).split(mark);
    const [a, b] = [draw(cells.length), draw(cells.length)];
    return utf8(cells.with(a, cells[b]!).with(b, cells[a]!).join(mark));
  },
  // encodings
  (bytes, draw) => {
    const text = textOf(bytes);
    const kind = draw(6);
    if (kind === 0) return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    if (kind === 1) return utf8(text.replaceAll('\n', '\r'));
    if (kind === 2) return utf8(text.replaceAll('\n', '\r\n'));
    if (kind === 3) return utf8(`\ufeff${text}\ufeff${text}`);
    if (kind === 4) return join(bytes, new Uint8Array(1 + draw(5000)));
    return new Uint8Array(Buffer.from(text, 'utf16le'));
  },
];

/** One input: a sample with one to four changes, now and then packed. */
export function mutated(sample: Uint8Array, other: Uint8Array, draw: Draw): Uint8Array {
  let bytes = sample;
  for (let i = pick([1, 1, 2, 4], draw); i > 0; i--)
    bytes = pick(mutations, draw)(bytes, draw, other);
  const packing = draw(24);
  if (packing === 0) bytes = new Uint8Array(gzipSync(bytes));
  if (packing === 1) bytes = new Uint8Array(zstdCompressSync(bytes));
  return bytes;
}
