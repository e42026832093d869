import type { LogSource } from '@bits-per-sample/logs';
import type { NamedSource } from './openSource.ts';

/** Bytes at either end that tell two files of one name and size apart. */
const END = 1 << 16;

/** What tells a source from others of its size; '' where nothing does. */
export type EndsOf = (source: NamedSource) => Promise<string>;

/**
 * Sources without those that repeat an earlier one: the same object, or the same bytes under
 * whatever name. Files of different sizes are never read for it.
 *
 * @param sources the sources of a run.
 * @param endsOf reads the ends of one; asked only where another has the same size.
 */
export async function withoutRepeats(
  sources: readonly NamedSource[],
  endsOf: EndsOf = readEnds,
): Promise<{ kept: NamedSource[]; repeated: NamedSource[] }> {
  const kept: NamedSource[] = [];
  const repeated: NamedSource[] = [];
  const sizes = new Map<number | undefined, number>();
  for (const { size } of sources) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  // of thousands of files only those of one size and with the same ends need a look
  const alike = new Map<string, NamedSource[]>();
  const objects = new Set<unknown>();
  for (const source of sources) {
    const { size, of, bytes } = source;
    const asked = bytes !== undefined && size !== undefined && sizes.get(size)! > 1;
    const key = `${size} ${asked ? await endsOf(source) : ''}`;
    const others = alike.get(key) ?? [];
    let known = objects.has(of);
    for (const other of others) known ||= await isSame(source, other);
    (known ? repeated : kept).push(source);
    if (known) continue;
    alike.set(key, others);
    others.push(source);
    objects.add(of);
  }
  return { kept, repeated };
}

/** A hash of the first and the last bytes of a source. */
export async function readEnds({ bytes, size = 0 }: NamedSource): Promise<string> {
  if (bytes?.slice === undefined || size === 0) return '';
  let hash = 2_166_136_261;
  for (const from of [0, Math.max(0, size - END)])
    for (const byte of new Uint8Array(await bytes.slice(from, Math.min(size, from + END))))
      hash = Math.imul(hash ^ byte, 16_777_619);
  return String(hash >>> 0);
}

/** Whether two sources are one: the same object, or the same bytes. */
export async function isSame(one: NamedSource, other: NamedSource): Promise<boolean> {
  if (one.of === other.of) return true;
  if (one.bytes === undefined || other.bytes === undefined) return false;
  if (one.size === undefined || one.size === 0 || one.size !== other.size) return false;
  if (!(await sameEnds(one.bytes, other.bytes, one.size))) return false;
  return one.name === other.name || sameBytes(one.bytes, other.bytes);
}

async function sameEnds(one: LogSource, other: LogSource, size: number): Promise<boolean> {
  if (one.slice === undefined || other.slice === undefined) return true;
  for (const from of [0, Math.max(0, size - END)]) {
    const to = Math.min(size, from + END);
    const [a, b] = await Promise.all([one.slice(from, to), other.slice(from, to)]);
    if (!isEqual(new Uint8Array(a), new Uint8Array(b))) return false;
  }
  return true;
}

async function sameBytes(one: LogSource, other: LogSource): Promise<boolean> {
  const readers = [one.stream().getReader(), other.stream().getReader()] as const;
  let a: Uint8Array = new Uint8Array();
  let b: Uint8Array = new Uint8Array();
  try {
    for (;;) {
      if (a.length === 0) a = (await readers[0].read()).value ?? a;
      if (b.length === 0) b = (await readers[1].read()).value ?? b;
      const length = Math.min(a.length, b.length);
      if (length === 0) return a.length === b.length;
      if (!isEqual(a.subarray(0, length), b.subarray(0, length))) return false;
      [a, b] = [a.subarray(length), b.subarray(length)];
    }
  } finally {
    await Promise.all(readers.map((reader) => reader.cancel()));
  }
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
