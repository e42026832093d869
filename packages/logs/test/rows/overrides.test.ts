import { describe, expect, it } from 'vitest';
import { type ColumnMapping, fromText, promptId } from '../../src/index.ts';
import { samples } from '../support/formats.ts';
import { column, groupsOf, read } from '../support/read.ts';

const jsonl = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');

/** Rows with a column of each kind beside the format's own. */
const withColumns = (rows: readonly object[]) =>
  rows.map((row, i) => ({ ...row, x_name: `t${i % 2}`, x_number: i / 2, x_chat: [{ c: i % 3 }] }));

interface Option {
  readonly mapping: ColumnMapping;
  /** The column of the table, and what it holds for the i-th row of the log. */
  readonly fills: string;
  readonly value: (i: number) => string | number;
}

const text = (i: number) => `t${i % 2}`;
const number = (i: number) => i / 2;
const options: Record<string, Option> = {
  group: { mapping: { group: ['x_name'] }, fills: 'group', value: text },
  promptId: { mapping: { promptId: ['x_name'] }, fills: 'prompt', value: text },
  prompt: {
    mapping: { prompt: 'x_chat' },
    fills: 'prompt',
    value: (i) => promptId([{ c: i % 3 }]),
  },
  reward: { mapping: { reward: ['x_number'] }, fills: 'reward', value: number },
  step: { mapping: { step: 'x_number' }, fills: 'step', value: number },
  run: { mapping: { run: 'x_name' }, fills: 'run', value: text },
  category: { mapping: { category: 'x_name' }, fills: 'category', value: text },
  kind: { mapping: { kind: 'x_name' }, fills: 'kind', value: text },
  status: { mapping: { status: 'x_name' }, fills: 'status', value: text },
  success: { mapping: { success: 'x_number' }, fills: 'success', value: number },
  inputTokens: { mapping: { inputTokens: 'x_number' }, fills: 'input_tokens', value: number },
  outputTokens: { mapping: { outputTokens: 'x_number' }, fills: 'output_tokens', value: number },
  logprob: { mapping: { logprob: 'x_number' }, fills: 'logprob', value: number },
  advantage: { mapping: { advantage: 'x_number' }, fills: 'advantage', value: number },
  propensity: { mapping: { propensity: 'x_number' }, fills: 'propensity', value: number },
};

const kinds: Record<string, 'rollouts' | 'counts' | 'metrics' | 'examples'> = {
  'example-likelihoods': 'examples',
  'lm-eval-documents': 'examples',
  'olmes-predictions': 'examples',
  'passk-inference': 'counts',
  'lm-eval-samples': 'counts',
  'lighteval-details': 'counts',
  'solve-rates': 'counts',
  'trainer-state': 'metrics',
};
/** Rollouts in a row of formats that have several. */
const rolloutsPerRow: Record<string, number> = {
  'rlvr-audit': 4,
  'art-trajectories': 4,
  livecodebench: 4,
  'answer-logprobs': 2,
};
/** Formats whose groups hold one rollout each. */
const alone = new Set(['openrlhf-samples', 'prime-rl-token-export']);
/** Formats without rewards. */
const unscored = new Set(['answer-logprobs', 'prime-rl-token-export']);
const places = {
  counts: new Set('group promptId prompt step run category propensity'.split(' ')),
  examples: new Set('step run category outputTokens'.split(' ')),
  metrics: new Set(['step']),
};
/** What a scored example calls the columns of rollouts. */
const ofExamples: Record<string, string> = { category: 'source', output_tokens: 'tokens' };

// with a conversation beside its numbers a row is no row of metrics
const others = Object.entries(samples).filter(([format]) => format !== 'metrics');
describe.each(others)('one named column of %s', (format, { rows, document }) => {
  const kind = kinds[format] ?? 'rollouts';
  const all = withColumns(rows);
  const source = () => fromText(document ? JSON.stringify(document(all)) : jsonl(all));
  /** Row of the log behind each row of the table. */
  const perRow = rolloutsPerRow[format] ?? 1;
  const at = (i: number) =>
    // of the two filters of each document, the last is read
    format === 'lm-eval-samples' ? 2 * i + 1 : Math.floor(i / perRow);
  const fits = (name: string) => kind === 'rollouts' || places[kind].has(name);

  it.each(Object.keys(options).filter(fits))('%s', async (name) => {
    const { mapping, fills, value } = options[name]!;
    const before = await read(source());
    const { log, tables } = await read(source(), { mapping });
    expect(log.format).toBe(format);
    const filled =
      kind === 'examples'
        ? (ofExamples[fills] ?? fills)
        : kind === 'counts' && fills === 'propensity'
          ? 'propensity_sum'
          : fills;
    expect(column(tables, filled)).toEqual(column(tables, filled).map((_, i) => value(at(i))));
    const regrouped = new Set([filled, 'group', 'prompt', 'propensity_n']);
    for (const other of Object.keys(before.tables[0]!.columns)) {
      if (!regrouped.has(other))
        expect(column(tables, other), other).toEqual(column(before.tables, other));
    }
    expect(log.summary().notes.map(({ code }) => code)).not.toContain('column-unused');
  });

  // where the counts are told by a reward, naming one is another reading of the log
  const strange = (name: string) =>
    !fits(name) &&
    (name !== 'reward' || kind === 'examples' || format === 'passk-inference') &&
    (name !== 'kind' || kind !== 'examples');
  it.each(Object.keys(options).filter(strange))('%s has no place', async (name) => {
    const before = await read(source());
    const { log, tables } = await read(source(), { mapping: options[name]!.mapping });
    expect(tables).toEqual(before.tables);
    expect(log.summary().notes).toContainEqual({
      code: 'column-unused',
      message: `${name} has no place in a log of ${kind}`,
    });
  });

  it.each(Object.keys(options).filter(fits))('%s that no row has is refused', async (name) => {
    const path = ['group', 'promptId', 'reward'].includes(name) ? ['nope'] : 'nope';
    await expect(read(source(), { mapping: { [name]: path } })).rejects.toMatchObject({
      name: 'ColumnError',
      column: 'nope',
      columns: expect.arrayContaining(['x_name']),
    });
  });

  if (kind !== 'rollouts') return;

  it('rollout drops repeats by its name', async () => {
    const { log } = await read(source(), { mapping: { rollout: 'x_name' } });
    // two names in each group
    const groups = new Set(column((await read(source())).tables, 'group')).size;
    const left = perRow > 1 || alone.has(format) ? groups : 2 * groups;
    expect(log.summary()).toMatchObject({ rows: left, duplicates: perRow * rows.length - left });
  });

  it('groupSize makes blocks of the rows', async () => {
    const { log, tables } = await read(source(), { mapping: { groupSize: 2 } });
    expect(log.format).toBe(format);
    const size = unscored.has(format) ? 0 : 2;
    expect([...groupsOf(tables).values()].every(({ length }) => length === size)).toBe(true);
    expect(log.summary().grouping.method).toBe('contiguous blocks');
  });
});

describe('a named column', () => {
  const source = (rows: readonly object[]) => fromText(jsonl(rows));

  it('that is a list holds one value per rollout, when it is as long', async () => {
    const rows = [
      { prompt_id: 'a', rewards: [1, 0], lengths: [5, '6'] },
      { prompt_id: 'b', rewards: [1, 0], lengths: [5, 6, 7] },
      { prompt_id: 'c', rewards: [1, 0], lengths: 9 },
    ];
    const { log, tables } = await read(source(rows), { mapping: { outputTokens: 'lengths' } });
    expect(column(tables, 'output_tokens')).toEqual([5, 6, NaN, NaN, 9, 9]);
    expect(log.summary()).toMatchObject({ coerced: 1, missing: { output_tokens: 2 } });
  });

  it('of the reward may be several, which are added up', async () => {
    const rows = [{ prompt_id: 'a', rewards: [0, 0], x: [1, null], y: 0.5, z: [null, null] }];
    const reward = async (...columns: string[]) =>
      column((await read(source(rows), { mapping: { reward: columns } })).tables, 'reward');
    expect(await reward('x', 'y')).toEqual([1.5, 0.5]);
    expect(await reward('x', 'z')).toEqual([1, NaN]);
  });

  it('may be a path into the row, and is missing where a row has none', async () => {
    const rows = [1, 2].map((step) => ({
      step,
      group: 'a',
      reward: 1,
      ...(step === 1 && { m: { t: 'x' } }),
    }));
    const { log, tables } = await read(source(rows), { mapping: { category: 'm.t' } });
    expect(column(tables, 'category')).toEqual(['x', undefined]);
    expect(log.summary().missing.category).toBe(1);
  });

  it('makes the rows of this package known, which have no step', async () => {
    const rows = [
      { group: 'a', reward: 1, topic: 'x' },
      { group: 'a', reward: 0, topic: 'x' },
    ];
    const { log, tables } = await read(source(rows), { mapping: { category: 'topic' } });
    expect(log.format).toBe('rollouts');
    expect(column(tables, 'category')).toEqual(['x', 'x']);
  });

  it('leaves out rows whose group is missing, and keeps sessions of other groups apart', async () => {
    const row = (uid: string, problem?: string) => ({
      input: 'q',
      output: uid,
      score: 1,
      step: 1,
      uid,
      problem,
    });
    const rows = [row('u_0_0', 'p'), row('v_0_0', 'p'), row('u_1_0', 'p'), row('u_2_0')];
    const { log, tables } = await read(source(rows), { mapping: { group: ['problem'] } });
    expect(column(tables, 'group')).toHaveLength(3);
    expect(log.summary()).toMatchObject({ skipped: 1, duplicates: 0 });
    expect(log.summary().grouping).toEqual({ method: 'explicit id', detail: 'step, problem' });
  });

  it('of the prompt makes the groups where the format goes by the prompt', async () => {
    const rows = ['a', 'b'].flatMap((id) =>
      [0, 1].map((k) => ({ input: 'q', output: `${id}${k}`, score: k, step: 1, id })),
    );
    const plain = await read(source(rows));
    const named = await read(source(rows), { mapping: { promptId: ['id'] } });
    expect([groupsOf(plain.tables).size, groupsOf(named.tables).size]).toEqual([1, 2]);
    expect(named.log.summary().grouping).toEqual({ method: 'explicit id', detail: 'step, id' });
    expect(named.log.summary().prompts).toMatchObject({ method: 'explicit id', detail: 'id' });
  });

  it('beside another reward keeps the format of TRL', async () => {
    const all = withColumns(samples['trl-completions']!.rows);
    const mapping = { reward: ['accuracy'], success: 'x_number' };
    const { log } = await read(source(all), { mapping });
    expect(log.format).toBe('trl-completions');
  });

  it('of the prompt leaves groups alone that have a name of their own', async () => {
    const rows = ['a', 'b'].map((id) => ({ group: 'g', reward: 1, id }));
    for (const mapping of [{ promptId: ['id'] }, { prompt: 'id' }]) {
      const { log, tables } = await read(source(rows), { mapping });
      expect(column(tables, 'group')).toEqual(['g', 'g']);
      expect(new Set(column(tables, 'prompt')).size).toBe(2);
      expect(log.summary().grouping).toEqual({ method: 'explicit id', detail: 'group' });
    }
  });

  it('that makes the groups says so, with the step where there is one', async () => {
    const rows = [{ group: 'g', reward: 1, id: 'a' }];
    const detail = async (some: readonly object[], mapping: ColumnMapping) =>
      (await read(source(some), { mapping })).log.summary().grouping.detail;
    expect(await detail(rows, { group: ['id'] })).toBe('id');
    const stepped = rows.map((row) => ({ step: 1, t: 2, ...row }));
    expect(await detail(stepped, { group: ['id'] })).toBe('step, id');
    expect(await detail(stepped, { group: ['id'], step: 't' })).toBe('t, id');
    expect(await detail(stepped, { step: 't' })).toBe('t, group');
    expect(await detail([{ group: 'g', reward: 1, t: 2 }], { step: 't' })).toBe('group');
  });

  it('is not missed when no row was wanted', async () => {
    const rows = [{ step: 1, group: 'g', reward: 1, split: 'x' }];
    const mapping = { category: 'nope', where: { split: 'y' } };
    expect((await read(source(rows), { mapping })).rows).toBe(0);
  });
});
