import { isDictionary, type Table } from '@bits-per-sample/core';
import { fromBytes, fromText, type LogSummary, readLog, writeSums } from '@bits-per-sample/logs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RunSource, renderHtml, report, toJson, writePart } from '../../src/index.ts';

const rows = Array.from({ length: 32 }, (_, i) => ({
  step: Math.floor(i / 8),
  group: `p${(i % 8) >> 1}`,
  prompt_id: `p${(i % 8) >> 1}`,
  prompt: `Question ${(i % 8) >> 1}?`,
  data_source: i % 8 < 4 ? 'a' : 'b',
  reward: (i * 7) % 3 === 1 ? 1 : 0,
  output_tokens: 10 + i,
  sum_logprob: -1 - i / 10,
  lag: i % 3,
}));
const metrics = [0, 1, 2, 3].map((step) => ({ step, loss: 1 / (step + 1), entropy: 0.5 }));
const lines = (all: readonly object[], name: string) =>
  fromText(all.map((row) => `${JSON.stringify(row)}\n`).join(''), name);

/** A part with all that a part can hold. */
const whole = await writePart([lines(rows, 'rows.jsonl'), lines(metrics, 'metrics.jsonl')]);
const log = await readLog(fromBytes(whole, 'part.parquet'));
const tables: Table[] = [];
for await (const read of log.tables) tables.push(read);
const [table] = tables as [Table];
const account = { summary: log.summary(), made: log.made } as Readonly<Record<string, unknown>>;

type Path = readonly (string | number)[];

/** A copy of a value with another one at a path; undefined there takes the field away. */
function changed(value: unknown, [key, ...path]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as never;
  (copy as Record<string, unknown>)[key] = changed(
    (value as Record<string, unknown>)[key],
    path,
    other,
  );
  return copy;
}

/** The part with another account. */
async function withAccount(path: Path, value: unknown): Promise<Uint8Array> {
  const other = changed(account, path, value) as { summary: LogSummary; made: unknown };
  return writeSums(table, other);
}

/** The part with this text in the first cell of a column, and none in the others. */
async function withCell(name: string, text: string): Promise<Uint8Array> {
  const codes = new Int32Array(table.rowCount).fill(-1).fill(0, 0, 1);
  const columns = { ...table.columns, [name]: { codes, values: [text] } };
  return writeSums({ ...table, columns }, account as never);
}

/** The first entry of a column of samples. */
function firstOf(name: string): unknown[] {
  const column = table.columns[name]!;
  if (!isDictionary(column)) throw new Error(name);
  return JSON.parse(column.values[0]!)[0];
}

const read = (bytes: Uint8Array): RunSource => fromBytes(bytes, 'part.parquet');

/** How a part is refused: always as a log that has not the shape that is needed. */
async function refusal(bytes: Uint8Array) {
  const error = await report(read(bytes)).catch((thrown: unknown) => thrown);
  const { code, file, column } = error as Record<string, unknown>;
  return { code, file, column };
}
const refusedAt = (column: string) => ({ code: 'SCHEMA', file: 'part.parquet', column });

const deep = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown;
const own = (text: string) => JSON.parse(text) as unknown;

it('what is changed below is read when it is not', async () => {
  const { rollouts, metrics: curves } = await report(read(await withAccount([], account)));
  expect([rollouts, curves.length > 0]).toEqual([32, true]);
  await report(read(await withCell('rollouts', JSON.stringify([firstOf('rollouts')]))));
  await report(read(await withCell('confident', JSON.stringify([firstOf('confident')]))));
});

describe('what a part says beside its sums is refused by file and field', () => {
  it.each([
    ['made.part', 2],
    ['made.part', '1'],
    ['made.kind', 'metrics'],
    ['made.kind', 'constructor'],
    ['made.kind', undefined],
    ['made.errors', undefined],
    ['made.errors', -1],
    ['made.filled', 1.5],
    ['made.filled', Number.NaN],
    ['made.oddSuccesses', 2 ** 60],
    ['made.fields', undefined],
    ['made.fields', 'reward'],
    ['made.fields', {}],
    ['made.fields', Array.from({ length: 1001 }, String)],
    ['made.bound', undefined],
    ['made.bound', null],
    ['made.bound', -1],
    ['made.bound', 1e300],
    ['made.bound', '5'],
    ['made.confident', undefined],
    ['made.confident', 7],
    ['made.confident', []],
    ['made.confident.train', undefined],
    ['made.confident.eval', 'x'],
    ['made.confident.isWithdrawn', 0],
    ['made.metrics', undefined],
    ['made.metrics', {}],
    ['made.metrics[0]', [[]]],
    ['made.metrics[0]', 'x'],
    ['made.metrics[0].step', null],
    ['made.metrics[0].step', {}],
    ['made.metrics[0].step', ['0', 1, 2, 3]],
    ['made.metrics[0].step', [[0], 1, 2, 3]],
    ['made.metrics[0].loss', [1]],
    ['made.prompts', undefined],
    ['made.prompts', 'x'],
    ['made.prompts[0].prompt', undefined],
    ['made.prompts[0].prompt', [1, 2, 3, 4]],
    ['made.prompts[0].prompt', [null, 'a', 'b', 'c']],
    ['made.prompts[0].label:data_source', [1, 2, 3, 4]],
    ['summary', undefined],
    ['summary', []],
    ['summary.format', 1],
    ['summary.rows', -1],
    ['summary.rows', Number.NaN],
    ['summary.skipped', '0'],
    ['summary.missing', [1]],
    ['summary.missing', { reward: 'x' }],
    ['summary.grouping', {}],
    ['summary.grouping', { method: [], detail: '' }],
    ['summary.prompts', { method: 'toString', detail: '', numbered: false }],
    ['summary.rewardValues', ['x']],
    ['summary.rewardValues', Array.from({ length: 65 }, (_, i) => i)],
    ['summary.notes', [{ message: 'x' }]],
    ['summary.notes', 'x'],
  ])('%s = %j', async (column, value) => {
    const path = column.split(/[.[\]]+/).filter((name) => name !== '');
    expect(await refusal(await withAccount(path, value))).toEqual(refusedAt(column));
  });

  it('names that every object has are none of its fields', async () => {
    for (const name of ['__proto__', 'constructor', 'toString'])
      for (const field of ['made', 'made.confident', 'summary.missing']) {
        const path = field.split('.');
        const bytes = await withAccount(path, own(`{ "${name}": { "part": 1 } }`));
        const error = await report(read(bytes)).catch((thrown: unknown) => thrown);
        if (field !== 'made') expect(error).toMatchObject({ code: 'SCHEMA' });
      }
  });

  it('a table of prompts among the fields of the account is not read', async () => {
    const bytes = await withAccount(['summary', 'promptTable'], 5);
    const both = report([read(bytes), fromBytes(whole, 'b.parquet')] as RunSource);
    await expect(both).resolves.toMatchObject({ rollouts: 64 });
  });

  it('two tables of prompts', async () => {
    const bytes = await withAccount(['made', 'prompts', 1], { prompt: [] });
    expect(await refusal(bytes)).toEqual(refusedAt('made.prompts[1]'));
  });

  it('samples that it does not name', async () => {
    const without = changed(account, ['made', 'fields'], null);
    const bytes = await writeSums(table, changed(without, ['made', 'bound'], null) as never);
    expect(await refusal(bytes)).toEqual(refusedAt('rollouts[0]'));
    const bare = await withAccount(['made', 'confident'], null);
    expect(await refusal(bare)).toEqual(refusedAt('confident[0]'));
  });
});

describe('a cell of a sample is refused by file and field', () => {
  const cells: [string, string, Path, unknown][] = [
    ['rollouts[0][0]', 'rollouts', [0], -1],
    ['rollouts[0][0]', 'rollouts', [0], 2 ** 32],
    ['rollouts[0][0]', 'rollouts', [0], 0.5],
    ['rollouts[0][1]', 'rollouts', [1], null],
    ['rollouts[0][2]', 'rollouts', [2], 'x'],
    ['rollouts[0][3]', 'rollouts', [3], 7],
    ['rollouts[0][4]', 'rollouts', [4], 'no'],
    ['rollouts[0][5]', 'rollouts', [5], null],
    ['rollouts[0][6]', 'rollouts', [6], 1],
    ['rollouts[0][7]', 'rollouts', [7], null],
    ['rollouts[0][7]', 'rollouts', [7], { length: 2 ** 40 }],
    ['rollouts[0][7][0]', 'rollouts', [7, 0], 'x'],
    ['rollouts[0][7][0]', 'rollouts', [7, 0], []],
    ['rollouts[0][7][0]', 'rollouts', [7, 0, 1], 'x'],
    ['rollouts[0][7][0]', 'rollouts', [7, 0, 1], [[]]],
    ['rollouts[0]', 'rollouts', [], []],
    ['rollouts[0]', 'rollouts', [], null],
    ['rollouts[0]', 'rollouts', [], { 0: 1, length: 8 }],
    ['confident[0]', 'confident', [], [1]],
    ['confident[0][0]', 'confident', [0], 1],
    ['confident[0][1]', 'confident', [1], '1'],
    ['confident[0][2]', 'confident', [2], {}],
    ['confident[0][3]', 'confident', [3], '0'],
    ['confident[0][6]', 'confident', [6], null],
    ['confident[0][6]', 'confident', [6], 0.5],
    ['confident[0][6]', 'confident', [6], -9999],
    ['confident[0][7]', 'confident', [7], 2],
    ['confident[0][8]', 'confident', [8], true],
  ];
  it.each(cells)('%s', async (column, name, path, value) => {
    const cell = JSON.stringify([changed(firstOf(name), path, value)]);
    expect(await refusal(await withCell(name, cell))).toEqual(refusedAt(column));
  });

  it.each(['', '{', '[', 'null', '5', '"x"', '{"length":1}', '['.repeat(100_000)])(
    'no list: %#',
    async (text) => {
      for (const name of ['rollouts', 'confident'])
        expect(await refusal(await withCell(name, text))).toEqual(refusedAt(name));
    },
  );

  it('a number that JSON can write and a double cannot hold', async () => {
    const cell = JSON.stringify([changed(firstOf('confident'), [3], '@')]).replace('"@"', '1e999');
    expect(await refusal(await withCell('confident', cell))).toEqual(refusedAt('confident[0][3]'));
  });

  it('numbers where texts are', async () => {
    for (const name of ['rollouts', 'confident']) {
      const columns = { ...table.columns, [name]: new Float64Array(table.rowCount) };
      const bytes = await writeSums({ ...table, columns }, account as never);
      expect(await refusal(bytes)).toEqual(refusedAt(name));
    }
  });
});

describe('sums that are none are left out and counted', () => {
  const measures = Object.keys(table.columns).filter((name) => /_(?:n|missing)$/.test(name));
  it.each(measures)('%s', async (name) => {
    for (const cells of [
      new Float64Array(table.rowCount).fill(-1),
      new Float64Array(table.rowCount).fill(0.5),
      new Float64Array(table.rowCount).fill(Number.POSITIVE_INFINITY),
      { codes: new Int32Array(table.rowCount), values: ['1'] },
    ]) {
      const bytes = await writeSums(
        { ...table, columns: { ...table.columns, [name]: cells } },
        account as never,
      );
      await expect(report(read(bytes))).rejects.toThrow('cannot be sums of rewards');
    }
  });
});

/** Paths to all that an account says. */
function pathsOf(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [
    [],
    ...Object.entries(value).flatMap(([key, inner]) =>
      pathsOf(inner).map((path) => [key, ...path]),
    ),
  ];
}

describe('law: whatever a part says, there is a report or a refusal', () => {
  const hostile = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(-1, 0.5, 1e308, 2 ** 53, '__proto__', 'constructor', '\u001b[31m', deep),
    fc.constant(own('{ "__proto__": { "length": 1 } }')),
  );
  const answered = async (bytes: Uint8Array) => {
    const parts = [read(bytes), fromBytes(whole, 'b.parquet')] as RunSource;
    const found = await report(parts).catch((thrown: { code?: unknown }) => thrown);
    if ('code' in found) expect(found.code).toMatch(/^[A-Za-z-]+$/);
    else for (const face of [toJson, renderHtml]) await face(found as never);
  };

  it('in its account', async () => {
    const paths = fc.constantFrom(...pathsOf(account).filter(({ length }) => length > 0));
    const law = fc.asyncProperty(paths, hostile, async (path, value) =>
      answered(await withAccount(path, value)),
    );
    await fc.assert(law, { numRuns: 60 });
  });

  it('in its cells', async () => {
    const names = fc.constantFrom('rollouts', 'confident');
    const law = fc.asyncProperty(names, fc.nat(), hostile, async (name, at, value) => {
      const paths = pathsOf(firstOf(name));
      const cell = changed(firstOf(name), paths[at % paths.length]!, value);
      await answered(await withCell(name, JSON.stringify([cell])));
    });
    await fc.assert(law, { numRuns: 60 });
  });
});
