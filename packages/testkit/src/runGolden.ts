import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldenTolerance, goldenClose, goldenValue } from './goldenClose.ts';

/** One golden number: a function, its named arguments and what it must return. */
export interface GoldenCase extends GoldenTolerance {
  /** The quantity's name; a {@link GoldenMap} translates it. */
  readonly fn: string;
  /** Named arguments, with `"Infinity"`, `"-Infinity"` and `"NaN"` for those numbers. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Number, array or object of numbers; `null` for an undefined quantity. */
  readonly expected: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: each entry knows the arguments of its own quantity
type GoldenFunction = (args: any) => unknown;

/** From the names of golden quantities to functions of their named arguments. */
export type GoldenMap = Readonly<Record<string, GoldenFunction>>;

/** A case that was not met. */
export interface GoldenFailure extends GoldenCase {
  /** The file that holds the case. */
  readonly file: string;
  /** What came out; absent when the function threw. */
  readonly got?: unknown;
  /** What the function threw, as text. */
  readonly error?: string;
}

/** What a golden run found. */
export interface GoldenResult {
  /** Cases met. */
  readonly passed: number;
  /** Cases not met, in the order of the files. */
  readonly failed: readonly GoldenFailure[];
  /** Quantities that the map lacks, each with its number of cases, by name. */
  readonly unmapped: Readonly<Record<string, number>>;
  /** Whether the run is good: nothing failed and, when strict, nothing is unmapped. */
  readonly ok: boolean;
}

/**
 * Evaluates every case of every `*.json` file of a folder, `{"cases": [{fn, args, expected,
 * rtol, atol?}]}`, against the functions of `map`.
 *
 * @param directory folder of golden files.
 * @param map from golden names to functions.
 * @param options `strict`: a quantity without a function is not good either.
 * @throws {Error} when the folder or a file cannot be read as golden numbers, in one sentence.
 */
export async function runGolden(
  directory: string,
  map: GoldenMap,
  { strict = false }: { strict?: boolean } = {},
): Promise<GoldenResult> {
  let passed = 0;
  const failed: GoldenFailure[] = [];
  const unmapped = new Map<string, number>();
  for (const [file, cases] of readGolden(directory)) {
    for (const golden of cases) {
      const { fn, args, expected } = golden;
      const evaluate = Object.hasOwn(map, fn) ? map[fn] : undefined;
      if (evaluate === undefined) {
        unmapped.set(fn, (unmapped.get(fn) ?? 0) + 1);
        continue;
      }
      try {
        const got = await evaluate(goldenValue(args));
        if (goldenClose(got, expected, golden)) passed += 1;
        else failed.push({ ...golden, file, got });
      } catch (error) {
        failed.push({ ...golden, file, error: String(error) });
      }
    }
  }
  const ok = failed.length === 0 && !(strict && unmapped.size > 0);
  return { passed, failed, unmapped: Object.fromEntries(unmapped), ok };
}

function readGolden(directory: string): [file: string, cases: GoldenCase[]][] {
  const folder = statSync(directory, { throwIfNoEntry: false });
  if (!folder) throw new Error(`${directory}: no such folder`);
  if (!folder.isDirectory()) throw new Error(`${directory} is not a folder`);
  const files = readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort();
  if (files.length === 0) throw new Error(`${directory}: holds no *.json file`);
  return files.map((name) => {
    const file = join(directory, name);
    let content: unknown;
    try {
      content = JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      throw new Error(`${file} is not JSON: ${(error as Error).message}`);
    }
    const cases = (content as { cases?: unknown } | null)?.cases;
    if (!Array.isArray(cases)) throw new Error(`${file}: expected {"cases": [...]}`);
    cases.forEach((golden, i) => {
      if (typeof golden?.fn !== 'string' || !('expected' in golden))
        throw new Error(`${file}: expected fn and expected in case ${i + 1}`);
    });
    return [file, cases];
  });
}
