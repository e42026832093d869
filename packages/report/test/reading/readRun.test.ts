import { type Dictionary, dictionary, type Table } from '@bits-per-sample/core';
import { fromText, readLog } from '@bits-per-sample/logs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Report, type RunSource, report, sentence, toJson } from '../../src/index.ts';

/** Two prompts at two steps, four rollouts each. */
const rows = [0, 1].flatMap((step) =>
  ['a', 'b'].flatMap((name, p) =>
    [0, 1, 2, 3].map((i) => ({
      step,
      group: name,
      prompt_id: name,
      reward: Number(i < 1 + p + step),
      output_tokens: 10 + i,
    })),
  ),
);
const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const table: Table = {
  rowCount: rows.length,
  columns: {
    step: Float64Array.from(rows, ({ step }) => step),
    group: dictionary(rows.map(({ group }) => group)),
    prompt: dictionary(rows.map(({ group }) => group)),
    reward: Float64Array.from(rows, ({ reward }) => reward),
    output_tokens: Float64Array.from(rows, ({ output_tokens }) => output_tokens),
  },
};

/** What a report says of the rollouts, whatever they were read from. */
function numbersOf(told: Report): unknown {
  const { input: _, warnings: __, ...rest } = JSON.parse(toJson(told, { prompts: true }));
  return rest;
}

async function* later<T>(values: Iterable<T>): AsyncGenerator<T> {
  for (const value of values) yield value;
}

function* one<T>(values: Iterable<T>): Generator<T> {
  yield* values;
}

const half = rows.length / 2;
const textOf = (part: typeof rows) => part.map((row) => `${JSON.stringify(row)}\n`).join('');

const sources: Readonly<Record<string, () => RunSource | Promise<RunSource>>> = {
  'rows in an array': () => rows,
  'an iterable': () => one(rows),
  'an asynchronous iterable': () => later(rows),
  'a Blob': () => new Blob([text]),
  'a File': () => new File([text], 'run.jsonl'),
  'a Response': () => new Response(text),
  'a ReadableStream': () => new Blob([text]).stream(),
  'a LogSource': () => fromText(text, 'run.jsonl'),
  'a Log': () => readLog(fromText(text, 'run.jsonl')),
  'a Table of trials': () => table,
  'several arrays of rows': () => [rows.slice(0, half), rows.slice(half)],
  'several files': () => [
    fromText(textOf(rows.slice(0, half)), '1.jsonl'),
    new File([textOf(rows.slice(half))], '2.jsonl'),
  ],
  'rows and a stream': () => [rows.slice(0, half), new Blob([textOf(rows.slice(half))]).stream()],
};

describe('one run, whatever it is read from', async () => {
  const expected = numbersOf(await report(rows));

  it.each(Object.keys(sources))('%s', async (name) => {
    expect(numbersOf(await report(await sources[name]!()))).toEqual(expected);
  });

  it('rewards per prompt', async () => {
    const told = await report([[1, 0, 1], [1, 1], [0], [], [null, Number.NaN, true]]);
    expect(told.groups).toMatchObject({ total: 4, live: 1, solved: 1, singleton: 2 });
    expect(told.rollouts).toBe(9);
    expect(told.input).toMatchObject({ missing: 2, files: ['rewards'], kind: 'rollouts' });
    expect(told.prompts?.columns.attempts).toEqual(Float64Array.of(3, 2, 1, 1));
  });

  it('sums of a cluster', async () => {
    const sums: Table = {
      rowCount: 2,
      columns: {
        group: dictionary(['a', 'b']),
        reward_n: Float64Array.of(4, 4),
        reward_sum: Float64Array.of(1, 4),
        reward_m2: Float64Array.of(0.75, 0),
        reward_min: Float64Array.of(0, 1),
        reward_max: Float64Array.of(1, 1),
        reward_missing: Float64Array.of(0, 2),
      },
    };
    const told = await report(sums);
    expect(told.groups).toMatchObject({ total: 2, live: 1, solved: 1 });
    expect(told.input).toMatchObject({ kind: 'counts', missing: 2 });
  });
});

describe('sources that are none', () => {
  it.each<[string, unknown]>([
    ['a number', 7],
    ['a text', '{"group":"a","reward":1}'],
    ['nothing', undefined],
    ['an object', { rows }],
  ])('%s', async (_, source) => {
    await expect(report(source as RunSource)).rejects.toThrow(/^report: expected source rows,/);
  });

  it('a table without groups says which columns it needs', async () => {
    await expect(report({ rowCount: 1, columns: { x: Float64Array.of(1) } })).rejects.toThrow(
      'report: expected source a table with the columns group and reward',
    );
  });

  it('an optional file is left out and told; when none is a log, that is an error', async () => {
    const config = { ...fromText('{"hidden":8}', 'config.json'), optional: true };
    const { warnings, rollouts } = await report([fromText(text, 'run.jsonl'), config]);
    expect(rollouts).toBe(rows.length);
    expect(warnings.find(({ code }) => code === 'files-left-out')?.message).toContain(
      'config.json',
    );
    const line = '{"task_id":"x","score":1,"lr":2}';
    const odd = { ...fromText(`${line}\n${line}`, 'odd.jsonl'), optional: true };
    const told = (await report([fromText(text, 'run.jsonl'), odd])).warnings;
    expect(
      sentence(told.find(({ code }) => code === 'files-left-out')!.message, 'terminal'),
    ).toMatch(/try --group \S+ --reward \S+/);
    await expect(report([config])).rejects.toMatchObject({
      code: 'REPORT',
      reason: 'no-readable-log',
    });
    await expect(
      report([fromText(text, 'run.jsonl'), { ...config, optional: false }]),
    ).rejects.toMatchObject({
      code: 'SCHEMA',
    });
  });
});

describe('reading', () => {
  it('tells how far it has come, and stops when asked', async () => {
    const seen: string[] = [];
    await report([fromText(text, 'a.jsonl'), fromText(`${text}\n`, 'b.jsonl')], {
      onProgress: ({ file, bytes, rows: n }) => bytes === 0 && n === 0 && seen.push(file),
    });
    expect(seen).toEqual(['a.jsonl', 'b.jsonl']);
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    await expect(report(rows, { signal: controller.signal })).rejects.toThrow('enough');
    await expect(report(fromText(text, 'a.jsonl'), { signal: controller.signal })).rejects.toThrow(
      'enough',
    );
  });

  it('the same file twice is one, under whatever name; the same rows twice are one', async () => {
    const files = [
      fromText(text, 'a.jsonl'),
      fromText(text, 'a.jsonl'),
      new File([text], 'copy.jsonl'),
    ];
    for (const twice of [files, [rows, rows]]) {
      const { rollouts, warnings, steps } = await report(twice);
      expect([rollouts, steps.length]).toEqual([rows.length, 2]);
      expect(warnings.find(({ code }) => code === 'same-source')?.severity).toBe('alarm');
    }
    const other = fromText(text.replace('"reward":1', '"reward":0'), 'a.jsonl');
    expect(
      (await report([fromText(text, 'a.jsonl'), other])).warnings.map(({ code }) => code),
    ).not.toContain('same-source');
  });
});

it('law: rows in any order and in any number of sources give the same report', {
  timeout: 120_000,
}, async () => {
  const row = fc.record({
    step: fc.nat(2),
    group: fc.constantFrom('a', 'b', 'c', 'd'),
    reward: fc.constantFrom(0, 1),
  });
  const runs = fc.array(row, { minLength: 1, maxLength: 40 }).chain((list) =>
    fc.record({
      list: fc.constant(list),
      shuffled: fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      cut: fc.nat(list.length),
    }),
  );
  await fc.assert(
    fc.asyncProperty(runs, async ({ list, shuffled, cut }) => {
      const told = await report(list);
      const parts = [shuffled.slice(0, cut), shuffled.slice(cut)].filter(
        ({ length }) => length > 0,
      );
      const again = await report(parts);
      for (const name of ['rollouts', 'groups', 'steps', 'counts', 'wasted', 'passAtK'] as const)
        expect(again[name]).toEqual(told[name]);
      const bits = [again, told].map(({ bits: { plugin } }) => plugin ?? -1);
      expect(bits[0]).toBeCloseTo(bits[1]!, 12);
      expect(again.passRate?.value).toBeCloseTo(told.passRate!.value, 12);
      const byName = ({ prompts }: Report) => {
        const { prompt, attempts, successes } = prompts!.columns;
        const { codes, values } = prompt as Dictionary;
        const at = (column: unknown, i: number) => (column as Float64Array)[i];
        return [...codes]
          .map((code, i) => [values[code], at(attempts, i), at(successes, i)])
          .sort();
      };
      expect(byName(again)).toEqual(byName(told));
    }),
    { numRuns: process.env.SLOW === '1' ? 500 : 20 },
  );
});
