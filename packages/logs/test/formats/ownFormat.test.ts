import { describe, expect, it } from 'vitest';
import {
  type DocumentFormat,
  fromText,
  type LogFormat,
  type RowFormat,
  readRows,
} from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const toy: RowFormat = {
  name: 'toy-eval',
  kind: 'rollouts',
  recognises: (row) => 'question' in row && 'verdict' in row,
  open: ({ tally }) => ({
    grouping: { method: 'explicit id', detail: 'question' },
    read(row, out) {
      const group = tally.id(row.question);
      if (group === undefined) tally.skip('no-group', (n) => `${n} rows without a question`);
      else out.push({ group, prompt: group, reward: tally.number(row.verdict) });
    },
  }),
};

const history: DocumentFormat = {
  name: 'toy-history',
  recognises: (document) => Array.isArray(document.losses),
  openDocument: (document, { tally }) => ({
    kind: 'metrics',
    rows: document.losses as unknown[],
    reader: {
      read: (row, out) => out.push({ step: tally.number(row.at), loss: tally.number(row.loss) }),
    },
  }),
};

const text =
  '{"question":"q","verdict":"pass","topic":"x"}\n{"verdict":1}\n{"question":"q","verdict":0}';

describe('a format of one’s own', () => {
  it('is read like those of the package', async () => {
    const { log, tables } = await read(fromText(text), { formats: [toy] });
    const name: LogFormat = log.format;
    expect(name).toBe('toy-eval');
    expect(column(tables, 'reward')).toEqual([1, 0]);
    expect(log.summary()).toMatchObject({ skipped: 1, coerced: 1, format: 'toy-eval' });
    expect(log.summary().prompts).toMatchObject({ method: 'explicit id' });
    await expect(read(fromText(text))).rejects.toThrow('columns: question, verdict, topic');
  });

  it('takes columns that the caller names, and objects in memory', async () => {
    const { tables } = await read(fromText(text), {
      formats: [toy],
      mapping: { category: 'topic' },
    });
    expect(column(tables, 'category')).toEqual(['x', undefined]);
    const log = await readRows([{ question: 1, verdict: true }], { formats: [toy] });
    expect(log.format).toBe('toy-eval');
  });

  it('goes before those of the package, in the order given', async () => {
    const mine: RowFormat = { ...toy, name: 'mine', recognises: (row) => 'reward' in row };
    const other: RowFormat = { ...mine, name: 'other' };
    const rows = fromText('{"step":1,"group":"a","reward":1,"question":1}');
    expect((await read(rows, { formats: [mine, other] })).log.format).toBe('mine');
    expect((await read(rows, { formats: [toy] })).log.format).toBe('rollouts');
    const mapping = { group: ['group'], reward: ['reward'] };
    expect((await read(rows, { formats: [mine], mapping })).log.format).toBe('mapped');
  });

  it('goes before files that are known to hold no rewards', async () => {
    const mine: RowFormat = { ...toy, recognises: (row) => 'rollouts_per_example' in row };
    const row = { env_id: 'x', rollouts_per_example: 4, question: 1, verdict: 1 };
    for (const rows of [row, [row, row]]) {
      const source = () => fromText(JSON.stringify(rows));
      await expect(read(source())).rejects.toThrow('verifiers metadata');
      expect((await read(source(), { formats: [mine] })).log.format).toBe('toy-eval');
    }
  });

  it('may be a document with rows in it', async () => {
    const document = fromText('{"losses":[{"at":1,"loss":2},{"at":2,"loss":null}]}');
    const { log, tables } = await read(document, { formats: [history] });
    expect([log.kind, log.format]).toEqual(['metrics', 'toy-history']);
    expect(column(tables, 'loss')).toEqual([2, NaN]);
    expect(log.summary()).toMatchObject({
      rows: 2,
      missing: { loss: 1 },
      grouping: { method: 'none', detail: '' },
    });
  });

  it('may hold rollouts back until more is known', async () => {
    const late: RowFormat = {
      ...toy,
      kind: 'rollouts',
      open({ tally }) {
        const held: { group: string; reward: number }[] = [];
        return {
          read(row, out) {
            const trial = { group: 'g', reward: tally.number(row.verdict) };
            held.push(trial);
            out.hold(trial);
          },
          end(out) {
            for (const trial of held) out.push(Object.assign(trial, { reward: trial.reward + 1 }));
          },
        };
      },
    };
    const options = { formats: [late], mapping: { category: 'topic' } };
    const { log, tables } = await read(fromText(text), options);
    expect(column(tables, 'reward')).toEqual([2, 2, 1]);
    expect(column(tables, 'category')).toEqual(['x', undefined, undefined]);
    expect(log.summary().grouping).toEqual({ method: 'explicit id', detail: 'group' });
  });
});
