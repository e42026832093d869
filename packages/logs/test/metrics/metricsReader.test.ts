import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { LogOpener } from '../../src/read/logOpener.ts';
import { metricsLog } from '../../src/read/metricsLog.ts';
import { column, read } from '../support/read.ts';

const lines = (...rows: unknown[]) => fromText(rows.map((row) => JSON.stringify(row)).join('\n'));
const notes = ({ log }: Awaited<ReturnType<typeof read>>) =>
  Object.fromEntries(log.summary().notes.map(({ code, message }) => [code, message]));

describe('rows of metrics', () => {
  it('one row per step: training, evaluation and other producers put together', async () => {
    const got = await read(
      lines(
        { step: 3, 'reward/mean': 0.5, producer: 'orchestrator' },
        { step: 3, 'optim/grad_norm': 0.3, producer: 'trainer' },
        { step: 4, 'reward/mean': 0.6 },
        { step: 3, eval_loss: 1.5 },
        { step: null, 'system/gpu_util': 91 },
      ),
    );
    expect(got.log.kind).toBe('metrics');
    expect(column(got.tables, 'step')).toEqual([3, 4]);
    expect(column(got.tables, 'reward/mean')).toEqual([0.5, 0.6]);
    expect(column(got.tables, 'optim/grad_norm')).toEqual([0.3, NaN]);
    expect(column(got.tables, 'eval_loss')).toEqual([1.5, NaN]);
    expect(got.tables[0]!.columns).not.toHaveProperty('producer');
    expect(notes(got)['no-step']).toBe('1 row of no step left out');
  });

  it('a resumed run: the later values of a step stand, and the note says so', async () => {
    const row = (step: number, loss: number) => ({ step, loss });
    const got = await read(
      lines(row(1, 9), row(2, 8), row(3, 7), row(4, 6), row(3, 5), row(4, 4), row(5, 3)),
    );
    expect(column(got.tables, 'step')).toEqual([1, 2, 3, 4, 5]);
    expect(column(got.tables, 'loss')).toEqual([9, 8, 5, 4, 3]);
    expect(notes(got)['steps-again']).toBe(
      '2 steps logged more than once: the log goes back from step 4 to 3, as when a run is resumed; the later values are kept',
    );
  });

  it('steps that start anew in every epoch are counted on', async () => {
    const row = (epoch: number, step: number) => ({ epoch, step, loss: 10 * epoch + step });
    const got = await read(lines(row(0, 0), row(0, 1), row(0, 2), row(1, 0), row(1, 1), row(2, 0)));
    expect(column(got.tables, 'step')).toEqual([0, 1, 2, 3, 4, 5]);
    expect(column(got.tables, 'loss')).toEqual([0, 1, 2, 10, 11, 20]);
    expect(Object.keys(notes(got))).toEqual(['steps-per-epoch']);
  });

  it('several rows of most steps are parts of a step: their means are kept', async () => {
    const got = await read(
      lines(
        ...[1, 2, 3].flatMap((step) =>
          [0, 1].map((minibatch) => ({ step, minibatch, loss: step + minibatch, lr: 0.1 })),
        ),
      ),
    );
    expect(column(got.tables, 'loss')).toEqual([1.5, 2.5, 3.5]);
    expect(notes(got)).toEqual({
      'steps-averaged': '6 rows of 3 steps, several a step: their means are kept',
    });
  });

  it('the order of rows does not matter while no step comes twice', async () => {
    const rows = [3, 1, 2].map((step) => ({ step, loss: 10 - step, 'eval/loss': step }));
    const got = await read(lines(...rows));
    expect(column(got.tables, 'loss')).toEqual([9, 8, 7]);
    expect(notes(got)).toEqual({});
  });

  it.each([
    [{ step: 7, 'train/global_step': 9, _step: 1, loss: 1 }, 7],
    [{ 'train/global_step': 9, _step: 1, loss: 1 }, 9],
    [{ 'training/global_step': 4, 'train/global_step': 9, loss: 1 }, 4],
    [{ global_step: 5, 'rollout/step': 2, _step: 1, loss: 1 }, 5],
    [{ 'progress/batch': 3, _step: 8, loss: 1 }, 3],
    [{ _step: 8, loss: 1 }, 8],
  ])('of %j the step is %d', async (row, step) => {
    const { tables } = await read(lines(row, { ...row, loss: 2 }));
    expect(column(tables, 'step')).toEqual([step]);
  });

  it('rows of a logger without the step of the trainer belong to the step before', async () => {
    const got = await read(
      lines(
        { _step: 0, _runtime: 1, 'train/global_step': 10, 'train/loss': 3 },
        { _step: 1, _runtime: 2, 'train/other': 5, table: { _type: 'table-file', nrows: 3 } },
        { _step: 2, _runtime: 3, 'train/global_step': 20, 'train/loss': 2 },
      ),
    );
    expect(column(got.tables, 'step')).toEqual([10, 20]);
    expect(column(got.tables, 'train/other')).toEqual([5, NaN]);
  });

  it('a column that the caller names is the step; one that no row has is refused', async () => {
    const source = () => lines({ t: 5, loss: 1 }, { t: 6, loss: 2 });
    const { tables } = await read(source(), { mapping: { step: 't' } });
    expect(column(tables, 'step')).toEqual([5, 6]);
    await expect(read(source(), { mapping: { step: 'nope' } })).rejects.toMatchObject({
      name: 'ColumnError',
      column: 'nope',
    });
  });

  it('several runs stay apart, and one can be asked for', async () => {
    const source = () =>
      lines(
        { run_name: 'a', step: 1, metrics: '{"loss": 3}' },
        { run_name: 'b', step: 1, metrics: '{"loss": 5}' },
        { run_name: 'a', step: 2, metrics: '{"loss": 2}' },
      );
    const got = await read(source());
    expect(column(got.tables, 'loss')).toEqual([3, 2, 5]);
    expect(column(got.tables, 'run')).toEqual(['a', 'a', 'b']);
    expect(notes(got)['several-runs']).toBe('the log holds 2 runs: a (2 steps), b (1 step)');
    const one = await read(source(), { mapping: { where: { run: 'b' } } });
    expect(column(one.tables, 'loss')).toEqual([5]);
    await expect(read(source(), { mapping: { where: { run: 'c' } } })).rejects.toThrow(
      'expected a run called c, got a, b',
    );
  });

  it('a value without a number is missing, and what is no number is no metric', async () => {
    const got = await read(
      lines({ step: 1, loss: null, lr: 'NaN', name: 'x' }, { step: 2, loss: 2, lr: '0.5' }),
    );
    expect(column(got.tables, 'loss')).toEqual([NaN, 2]);
    expect(column(got.tables, 'lr')).toEqual([NaN, 0.5]);
    expect(Object.keys(got.tables[0]!.columns).sort()).toEqual(['loss', 'lr', 'step']);
    expect(got.log.summary()).toMatchObject({ nonFinite: 1, missing: { loss: 1, lr: 1 } });
  });

  it('reads what a container of metrics gives out, one value a row', async () => {
    const opener = new LogOpener('readLog', 'a.db', undefined, {});
    const rows = [
      { step: 1, key: 'loss', value: 3 },
      { step: 2, key: 'loss', value: 2 },
      { step: 1, key: 'reward', value: 0.5 },
    ];
    const log = await metricsLog('store', [rows], opener);
    const tables = [];
    for await (const table of log.tables) tables.push(table);
    expect(log).toMatchObject({ format: 'store', kind: 'metrics' });
    expect(column(tables, 'loss')).toEqual([3, 2]);
    expect(column(tables, 'reward')).toEqual([0.5, NaN]);
  });
});

describe('means as counts', () => {
  const rows = [0, 0.25, 1].map((reward, i) => ({ step: i + 1, loss: 0, reward }));
  const mapping = { reward: ['reward'], groupSize: 4 };

  it.each([
    ['JSON lines', lines(...rows)],
    ['a list', fromText(JSON.stringify(rows))],
    ['a console', fromText(rows.map((row) => `x ${JSON.stringify(row)}`).join('\n'))],
    ['CSV', fromText(`step,loss,reward\n${rows.map((r) => Object.values(r)).join('\n')}`)],
  ])('%s: each mean is one group', async (_, source) => {
    const { log, tables } = await read(source, { mapping });
    expect(log.kind).toBe('counts');
    expect(column(tables, 'reward_sum')).toEqual([0, 1, 4]);
    expect(column(tables, 'step')).toEqual([1, 2, 3]);
    expect(log.summary().notes.map(({ code }) => code)).toContain('means-as-counts');
  });

  it.each([
    ['lacks the mean', {}],
    ['has a list for it', { reward: [0, 1] }],
  ])('counts a row that %s', async (_, other) => {
    const { log, tables } = await read(lines(...rows, { step: 4, loss: 1, ...other }), { mapping });
    expect(column(tables, 'step')).toEqual([1, 2, 3]);
    expect(log.summary().notes).toContainEqual({
      code: 'no-mean',
      message: '1 logged row without reward left out',
    });
  });
});
