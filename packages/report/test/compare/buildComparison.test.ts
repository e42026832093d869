import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ColumnMapping } from '@bits-per-sample/logs';
import Ajv from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { buildComparison, type ComparisonSettings } from '../../src/compare/buildComparison.ts';
import type { Comparison } from '../../src/compare/comparison.ts';
import { receivedBits } from '../../src/compare/receivedBits.ts';
import { comparisonSections } from '../../src/pages/comparisonSections.ts';
import {
  comparisonJson,
  renderComparison,
  renderComparisonHtml,
  renderComparisonMarkdown,
} from '../../src/pages/renderComparison.ts';
import { verdictText } from '../../src/pages/verdictText.ts';
import { buildReport } from '../../src/report/buildReport.ts';
import { library, readSource, sample } from '../support/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'compare-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function compare(
  [base, trained]: readonly [string, string],
  [first, second]: readonly [ColumnMapping, ColumnMapping] = [{}, {}],
  options: ComparisonSettings = {},
) {
  return buildComparison(
    await readSource([base], { mapping: first }),
    await readSource([trained], { mapping: second }),
    options,
  );
}

const models = sample('two-models.csv.gz');
const counts = { group: ['prompt_id'], successes: 'c', attempts: 'n', category: 'category' };
const told = new Map<string, Promise<Comparison>>();
/** What is said of a measured run; once for each options. */
function measured(options: ComparisonSettings = {}): Promise<Comparison> {
  const key = JSON.stringify(options);
  const known = told.get(key);
  if (known !== undefined) return known;
  const fresh = compare(
    [models, models],
    [
      { ...counts, where: { model: 'gold_base' } },
      { ...counts, where: { model: 'gold_rloo' } },
    ],
    options,
  );
  told.set(key, fresh);
  return fresh;
}

describe('--json', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../comparison.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
    schema,
  );
  const faults = (comparison: Comparison) => {
    validate(JSON.parse(comparisonJson(comparison)));
    return validate.errors;
  };

  it('has the shape of the published schema: categories, crossings, classes', async () => {
    expect(faults(await measured())).toBeNull();
    expect(faults(await measured({ question: 'these', ks: [1, 256], epsilon: 0.02 }))).toBeNull();
  });

  it('has it with single samples, with one prompt, and with what training brought', async () => {
    const one = write('s1.jsonl', '{"id":"a","c":1,"n":1}\n{"id":"b","c":0,"n":1}');
    const two = write(
      's2.jsonl',
      '{"id":"a","c":1,"n":1}\n{"id":"b","c":1,"n":1}\n{"id":"z","c":0,"n":1}',
    );
    const single = await compare([one, two]);
    expect(single.mcnemar).not.toBeNull();
    expect(faults(single)).toBeNull();
    const few = [
      write('f1.jsonl', '{"id":"a","c":1,"n":4}'),
      write('f2.jsonl', '{"id":"a","c":4,"n":8}'),
    ] as const;
    const source = await readSource([few[1]], {});
    const received = receivedBits(buildReport(source));
    expect(faults(await compare(few, [{}, {}], { received }))).toBeNull();
  });

  it('the schema refuses what it should', async () => {
    const good = await measured();
    expect(faults({ ...good, prompts: -1 })).not.toBeNull();
    expect(faults({ ...good, more: 1 } as Comparison)).not.toBeNull();
    expect(faults({ ...good, curves: { ...good.curves, verdict: 'new' as never } })).not.toBeNull();
  });
});

describe('a measured run before and after RL', () => {
  it('has the pass@k that the counts give, and a certified crossing', async () => {
    const { curves, prompts, categories, spread } = await measured({ ks: [1, 256] });
    expect(prompts).toBe(304);
    // share of prompts with any success among 256, and mean success rate, by hand from the file
    expect(curves.base[1]!.value).toBeCloseTo(216 / 304, 12);
    expect(curves.trained[1]!.value).toBeCloseTo(184 / 304, 12);
    expect(curves.verdict).toBe('certified crossing');
    expect(categories).toHaveLength(8);
    expect(spread!.verdict).toBe('jagged');
    expect(spread!.gained).toContain('add4');
    expect(spread!.gained).not.toContain('mod');
    // the same run taught addition and gave up guessing
    const reach = (name: string) => categories.find((category) => category.name === name)!.reach!;
    expect(reach('mod').k).toBe(256);
    expect(reach('mod').base.value).toBeGreaterThan(0.95);
    expect(reach('mod').difference.upper).toBeLessThan(0);
    expect(reach('add4').difference.value).toBeGreaterThan(0);
  });

  it('has expected classes nearer to the truth than counted ones, at a rate that failures exclude', async () => {
    const { classes } = await measured();
    expect(classes!.epsilon).toBe(3 / 256);
    // pass rates of the run that are known exactly, 3/256 or more
    const truth = { both: 119, baseOnly: 65, trainedOnly: 44, neither: 76 };
    const names = ['both', 'baseOnly', 'trainedOnly', 'neither'] as const;
    for (const name of names) {
      expect(classes!.lower![name]).toBeLessThanOrEqual(truth[name]);
      expect(classes!.upper![name]).toBeGreaterThanOrEqual(truth[name]);
    }
    const away = (of: typeof truth) =>
      names.reduce((sum, name) => sum + Math.abs(of[name] - truth[name]), 0);
    expect(away(classes!.expected!)).toBeLessThan(away(classes!.counted) / 4);
  });

  it('is narrower for these prompts, and finds novel prompts at a rate that failures can exclude', async () => {
    const [sampled, these] = await Promise.all([
      measured(),
      measured({ question: 'these', epsilon: 0.02 }),
    ]);
    const width = ({ curves }: typeof these) =>
      curves.difference[0]!.upper - curves.difference[0]!.lower;
    expect(width(these)).toBeLessThan(width(sampled));
    expect(these.classes!.novel).toBeGreaterThan(5);
    expect(these.classes!.failuresToExclude).toBe(148);
    const { latent, novel, undetermined } = these.classes!;
    expect(latent! + novel! + undetermined!).toBe(304);
  });

  it('reads the same in all renderings; the page has its pictures and no address', async () => {
    const comparison = await measured();
    const sentence = verdictText(comparison);
    expect(renderComparison(comparison, { width: 200 }).replace(/\s+/g, ' ')).toContain(sentence);
    expect(renderComparisonMarkdown(comparison)).toContain(sentence);
    const html = await renderComparisonHtml(comparison, library);
    expect(html).toContain(sentence);
    expect(html.match(/<figure>/g)).toHaveLength(3);
    expect(html).not.toMatch(/<script[^>]+src|https?:/);
    for (const line of renderComparison(comparison).split('\n'))
      expect(line.length).toBeLessThanOrEqual(100);
    const json = JSON.parse(comparisonJson(comparison));
    expect(json.schema).toBe('bits-per-sample/comparison/1');
    expect(json.curves.ks).toEqual(comparison.curves.ks);
    expect(json.ledger.entries[0].bits.value).toBeNull();
    expect(json.ledger.verdict).toBeUndefined();
  });
});

describe('two logs', () => {
  const before = write(
    'before.jsonl',
    ['a', 'b', 'c', 'd']
      .map((id) => JSON.stringify({ prompt_id: id, rewards: [0, 1, 0, 0] }))
      .join('\n'),
  );
  const after = write(
    'after.jsonl',
    ['b', 'c', 'e']
      .map((id) => JSON.stringify({ prompt_id: id, rewards: [1, 1, 1, 0] }))
      .join('\n'),
  );

  it('pairs prompts by id and counts the others', async () => {
    const comparison = await compare([before, after]);
    expect(comparison.prompts).toBe(2);
    expect([comparison.base.unpaired, comparison.trained.unpaired]).toEqual([2, 1]);
    expect(comparison.curves.difference[0]!.value).toBeCloseTo(0.5, 12);
    expect(comparison.notes[0]).toBe(
      '2 prompts of 4 in the log before are not in the other and are left out.',
    );
    expect(comparison.notes[1]).toBe(
      '1 prompt of 3 in the log after is not in the other and is left out.',
    );
  });

  it('leaves out prompts with too few attempts on request', async () => {
    const long = write(
      'long.jsonl',
      [
        { prompt_id: 'b', rewards: [1, 0, 1, 0, 1, 1] },
        { prompt_id: 'c', rewards: [1] },
      ]
        .map((row) => JSON.stringify(row))
        .join('\n'),
    );
    const all = await compare([before, long]);
    expect(all.curves.ks).toEqual([1]);
    const some = await compare([before, long], undefined, { minAttempts: 4 });
    expect([some.prompts, some.curves.ks.at(-1)]).toEqual([1, 4]);
    expect(some.notes.join(' ')).toContain(
      '1 prompt with fewer attempts than `minAttempts` left out',
    );
    await expect(compare([before, long], undefined, { minAttempts: 9 })).rejects.toThrow(
      'none of the 2 prompts in both logs has 9 attempts',
    );
  });

  it('says what a training log brought in all, and passes no verdict', async () => {
    const source = await readSource([before], {});
    const received = receivedBits(buildReport(source));
    const { ledger } = await compare([before, after], undefined, { received });
    expect(ledger.entries[0]!.bits.value).toBe(received.value);
    expect(Object.keys(ledger)).toEqual(['entries']);
  });

  it('tests single samples with McNemar', async () => {
    const row = (id: number, reward: number) =>
      JSON.stringify({ prompt_id: String(id), rewards: [reward] });
    const ids = Array.from({ length: 12 }, (_, i) => i);
    const first = write('first.jsonl', ids.map((i) => row(i, Number(i < 2))).join('\n'));
    const second = write('second.jsonl', ids.map((i) => row(i, Number(i < 9))).join('\n'));
    const comparison = await compare([first, second]);
    expect(comparison.mcnemar).toMatchObject({ both: 2, trainedOnly: 7, baseOnly: 0, neither: 3 });
    expect(comparison.mcnemar!.pValue).toBeCloseTo(2 / 128, 12);
    expect(comparison.classes).toBeNull();
    expect(comparisonSections(comparison)[0]!.text.join(' ')).toContain('McNemar p = 0.01562');
  });

  it('says what is wrong with logs that cannot be compared', async () => {
    const graded = write(
      'graded.jsonl',
      [0.1, 0.4, 0.7]
        .map((x, i) => JSON.stringify({ prompt_id: 'abc'[i], rewards: [x, x / 2] }))
        .join('\n'),
    );
    const other = write('other.jsonl', JSON.stringify({ prompt_id: 'z', rewards: [0, 1] }));
    await expect(compare([before, graded])).rejects.toThrow("`success: '>=1'`");
    await expect(compare([before, other])).rejects.toThrow('no prompt in common');
    await expect(compare([before, sample('sft-trainer_state.json')])).rejects.toThrow(
      'a log of metrics has no prompts',
    );
  });
});

const data = new URL('../../../../../shared/data/', import.meta.url);
const there = existsSync(data);
if (!there) console.warn('skipped: the folder of public logs (shared/data) is not there');

it.runIf(there)('the game of 24 under two prompts: the curves cross between 5 and 8', async () => {
  const path = fileURLToPath(new URL('tot-game24/game24_counts.csv', data));
  const columns = { group: ['idx'], successes: 'c', attempts: 'n' };
  const { curves } = await compare(
    [path, path],
    [
      { ...columns, where: { prompt_style: 'standard' } },
      { ...columns, where: { prompt_style: 'cot' } },
    ],
    { question: 'these' },
  );
  const [crossing] = curves.crossings;
  expect(crossing!.k.value).toBeGreaterThan(5);
  expect(crossing!.k.value).toBeLessThanOrEqual(8);
});
