import { describe, expect, it } from 'vitest';
import { fromText, RolloutIds } from '../../src/index.ts';
import { read } from '../support/read.ts';

const episode = (id: string) =>
  JSON.stringify({
    id,
    env: { name: 'toy' },
    task: { key: 'a' },
    group: { id: 'g' },
    run: { type: 'train' },
    ok: true,
    traces: [{ rewards: { right: { score: 1, weight: 1 } }, nodes: [] }],
  });

describe('RolloutIds', () => {
  it('an id is new once', () => {
    const { isNew } = new RolloutIds();
    expect(['a', 'b', 'a', ''].map(isNew)).toEqual([true, true, false, true]);
  });

  it('a rollout that stood in another file of the run is a duplicate', async () => {
    const run = new RolloutIds();
    const one = await read(fromText(['x', 'y'].map(episode).join('\n'), 'one.jsonl'), { run });
    const two = await read(fromText(['y', 'z', 'x'].map(episode).join('\n'), 'two.jsonl'), { run });
    expect([one.rows, two.rows, two.log.summary().duplicates]).toEqual([2, 1, 2]);
    expect((await read(fromText(episode('y'), 'alone.jsonl'))).rows).toBe(1);
  });
});
