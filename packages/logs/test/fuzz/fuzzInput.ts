import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { fromBytes, type ReadOptions, readLog } from '../../src/index.ts';
import { drawOf, mutated } from './mutations.ts';

/** Samples beyond this size would make a million inputs take days. */
const LARGEST = 20_000;

const root = fileURLToPath(new URL('../samples', import.meta.url));

/** Every sample that is small, and the packed ones unpacked too. */
const samples: readonly { name: string; bytes: Uint8Array }[] = readdirSync(root, {
  recursive: true,
  withFileTypes: true,
})
  .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .sort()
  .flatMap((path) => {
    const name = path.slice(root.length + 1).replaceAll('\\', '/');
    const bytes = new Uint8Array(readFileSync(path));
    const unpack = name.endsWith('.gz')
      ? gunzipSync
      : name.endsWith('.zst')
        ? zstdDecompressSync
        : undefined;
    const plain = unpack === undefined ? [] : [{ name, bytes: new Uint8Array(unpack(bytes)) }];
    return [{ name, bytes }, ...plain];
  })
  .filter(({ bytes }) => bytes.length > 0 && bytes.length <= LARGEST);

/** Columns that a caller may name. */
const COLUMNS = 'group prompt reward score step id rewards completion answer a b x'.split(' ');

/** An input of the fuzzer, by its seed alone. */
export function fuzzInput(seed: number): { name: string; bytes: Uint8Array; options: ReadOptions } {
  const draw = drawOf(seed);
  const pick = <T>(list: readonly T[]): T => list[draw(list.length)]!;
  const { name, bytes } = pick(samples);
  const input = mutated(bytes, pick(samples).bytes, draw);
  const mapping = { group: [pick(COLUMNS)], reward: [pick(COLUMNS)] };
  return { name, bytes: input, options: draw(5) === 0 ? { mapping } : {} };
}

/**
 * Reads an input to its end.
 *
 * @returns what is wrong; undefined when it was read, or refused as a log that cannot be read.
 */
export async function fuzzFault(seed: number): Promise<string | undefined> {
  const { name, bytes, options } = fuzzInput(seed);
  let rows = 0;
  try {
    const log = await readLog(fromBytes(bytes, name), options);
    for await (const table of log.tables) rows += table.rowCount;
    const summary = log.summary();
    if (summary.rows !== rows) return `${rows} rows given out, ${summary.rows} told`;
    const given = neutralRows(bytes);
    const told = rows + summary.skipped + summary.duplicates;
    if (summary.format === 'rollouts' && options.mapping === undefined && told < given)
      return `${given} rows in the log, ${told} accounted for`;
    return undefined;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SCHEMA') return undefined;
    return String((error as Error).stack ?? error).slice(0, 600);
  }
}

/** Lines of a text that are rows as this package writes them; 0 for anything else. */
function neutralRows(bytes: Uint8Array): number {
  if (bytes[0] !== 123 || bytes.includes(0) || bytes.includes(13)) return 0;
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return first.includes('"group"') && first.includes('"reward"') && first.endsWith('}')
    ? lines.filter((line) => line.trim() !== '').length
    : 0;
}
