import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReportOptions, RunWatch, report } from '../../src/index.ts';
import { GrowingFiles } from '../support/growingFiles.ts';

/** What is said of files: the report as JSON, or why there is none. */
const answer = async (make: () => Promise<unknown>): Promise<string> => {
  try {
    return JSON.stringify(await make());
  } catch (error) {
    return `refused: ${(error as Error).message}`;
  }
};

/** Expects of a look what `report` says of the same bytes. */
async function expectReport(
  watch: RunWatch,
  files: GrowingFiles,
  options: ReportOptions = {},
): Promise<string> {
  const sources = files.sources(INSIDE);
  const glance = await answer(async () => (await watch.look(sources, { whole: false })).trends);
  const seen = await answer(async () => (await watch.look(sources)).report);
  const said = await answer(() => report(files.sources({ ...INSIDE, versions: false }), options));
  expect(seen).toBe(said);
  const trends = said.startsWith('refused') ? said : JSON.stringify(JSON.parse(said).now.trends);
  expect(glance).toBe(trends);
  return seen;
}

/** What lies in a folder need not be a log. */
const INSIDE = { optional: true };

const PAD = 'x'.repeat(9000);

/** A row of a run that was resumed; the first ones are long, so that the file is followed. */
const rowOf = (file: number, i: number, coin: number): string =>
  JSON.stringify({
    step: i < 260 ? Math.floor(i / 8) : Math.floor((i - 60) / 8),
    prompt: `${i < 170 ? PAD : ''}${(i >> 2) % 5} of ${file}`,
    reward: coin % 3 === 0 ? 1 : 0,
    category: `c${i % 2}`,
    status: coin % 11 === 0 ? 'truncated' : 'ok',
  });

const BROKEN = ['', '{"step":', 'null', '   ', '{"step":1,"reward":"x"}'];

const action = fc.record({
  file: fc.integer({ min: 0, max: 1 }),
  rows: fc.array(fc.nat(99), { minLength: 1, maxLength: 40 }),
  cut: fc.nat(60),
  what: fc.constantFrom('append', 'append', 'append', 'append', 'broken', 'truncate', 'replace'),
});

describe('RunWatch', () => {
  it('says at every look what report says of the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(action, { minLength: 2, maxLength: 8 }),
        async (two, actions) => {
          const files = new GrowingFiles();
          const written = [0, 0];
          const pending = ['', ''];
          const watch = new RunWatch();
          const rows = (file: number, coins: readonly number[]): string =>
            coins.map((coin) => `${rowOf(file, written[file]!++, coin)}\n`).join('');
          files.set(
            'a.jsonl',
            rows(
              0,
              Array.from({ length: 180 }, (_, i) => i * 7),
            ),
          );
          for (const { file: asked, rows: coins, cut, what } of actions) {
            const file = two ? asked : 0;
            const name = ['a.jsonl', 'b.jsonl'][file]!;
            if (what === 'replace') {
              written[file] = 0;
              pending[file] = '';
              files.set(name, rows(file, coins));
            } else if (what === 'truncate') {
              const size = files.sources().find((one) => one.name === name)?.size ?? 0;
              const bytes = await files
                .sources()
                .find((one) => one.name === name)
                ?.slice?.(0, size);
              pending[file] = '';
              files.set(name, new Uint8Array(bytes ?? new ArrayBuffer()).slice(0, size - cut * 10));
            } else {
              const odd = what === 'broken' ? `${BROKEN[cut % BROKEN.length]}\n` : '';
              const text = pending[file] + odd + rows(file, coins);
              files.append(name, text.slice(0, text.length - cut));
              pending[file] = text.slice(text.length - cut);
            }
            await expectReport(watch, files);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('reads a file of which nothing is new not at all, and of a longer one the end', async () => {
    const files = new GrowingFiles();
    let taken = 0;
    const counted = () =>
      files.sources().map((source) => ({
        ...source,
        stream: () => {
          taken += source.size ?? 0;
          return source.stream();
        },
        slice: async (start: number, end: number) => {
          const bytes = await source.slice!(start, end);
          taken += bytes.byteLength;
          return bytes;
        },
      }));
    files.set('a.jsonl', Array.from({ length: 300 }, (_, i) => `${rowOf(0, i, i)}\n`).join(''));
    files.set('b.csv', 'step,group,reward\n1,a,1\n1,a,0\n');
    const watch = new RunWatch();
    await watch.look(counted());
    taken = 0;
    await watch.look(counted());
    expect(taken).toBe(0);
    files.append('a.jsonl', `${rowOf(0, 300, 1)}\n`);
    await watch.look(counted());
    expect(taken).toBeLessThan(20_000);
  });
});

const SAMPLES = fileURLToPath(new URL('../../../logs/test/samples', import.meta.url));

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });

describe('the logs of every tool', () => {
  for (const tool of readdirSync(SAMPLES).filter((name) => !name.startsWith('.')))
    it(`${tool}: files that come one after the other, in parts`, async () => {
      const paths = filesIn(join(SAMPLES, tool));
      const files = new GrowingFiles();
      const watch = new RunWatch();
      // no more looks than a test has time for
      const every = Math.ceil(paths.length / 6);
      for (const [k, path] of paths.entries()) {
        const bytes = readFileSync(path);
        const name = relative(SAMPLES, path);
        if (k % every === 0) {
          files.set(name, bytes.subarray(0, Math.floor(bytes.length * ((k * 0.37) % 1))));
          await expectReport(watch, files);
        }
        files.set(name, bytes);
        if (k % every === 0) await expectReport(watch, files);
      }
      await expectReport(watch, files);
    });
});
