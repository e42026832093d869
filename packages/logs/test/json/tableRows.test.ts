import { describe, expect, it } from 'vitest';
import { tableRows } from '../../src/json/tableRows.ts';
import { told, whole } from '../support/told.ts';

describe('a table that is one document', () => {
  it('gives a row per list of cells', () => {
    const table = { columns: ['a', 'b'], data: [[1, 'x'], [2]] };
    expect(tableRows(table)).toEqual([
      { a: 1, b: 'x' },
      { a: 2, b: undefined },
    ]);
    expect(tableRows({ columns: ['a'], data: [{}] })).toBeUndefined();
    expect(tableRows({ columns: ['a'] })).toBeUndefined();
  });

  it('gives answers that stand side by side a row each', async () => {
    const columns = ['step', 'input_1', 'output_1', 'score_1', 'input_2', 'output_2', 'score_2'];
    const data = [
      [10, 'q', 'a', 1, 'q', 'b', 0],
      [20, 'q', 'a', 1, 'r', 'b', 1],
    ];
    const log = await told(whole({ columns, ncols: 7, nrows: 2, data }, 'generations.table.json'));
    expect(log).toMatchObject({ format: 'verl-rollouts', counts: ['1/2', '1/1', '1/1'] });
  });

  it('of OpenRLHF has one answer per step', async () => {
    const data = [
      [1, 'q a', 1],
      [2, 'q b', 0],
      [2, 'q b', 0],
    ];
    const log = await told(whole({ columns: ['global_step', 'text', 'reward'], data }));
    expect(log).toMatchObject({ format: 'openrlhf-samples', rewards: [1, 0] });
    expect(log.codes).toContain('one-per-step');
  });

  it('of pandas holds rows of any format', async () => {
    const document = {
      columns: ['group', 'reward'],
      index: [0, 1],
      data: [
        ['a', 1],
        ['a', 0],
      ],
    };
    expect(await told(whole(document))).toMatchObject({ format: 'rollouts', counts: ['1/2'] });
  });
});
