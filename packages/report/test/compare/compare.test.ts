import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { compare, renderComparison, report } from '../../src/index.ts';

const base = [
  [1, 0, 0, 0],
  [0, 0, 0, 0],
  [1, 1, 0, 0],
];
const trained = [
  [1, 1, 1, 1],
  [1, 0, 1, 0],
  [1, 1, 1, 0],
];

describe('compare', () => {
  it('takes rewards in arrays: prompts by their place', async () => {
    const { curves, prompts, notes } = await compare(base, trained);
    expect(prompts).toBe(3);
    expect(curves.difference[0]?.value).toBeCloseTo(9 / 12 - 3 / 12, 12);
    expect(notes.join(' ')).not.toContain('number of their group');
  });

  it('by a column keeps a recognised format', async () => {
    const rows = (rewards: number[][]) =>
      rewards.flatMap((row, p) =>
        row.map((reward) => ({ group: `p${p}`, reward, topic: p === 0 ? 'sums' : 'words' })),
      );
    const { categories } = await compare(rows(base), rows(trained), { by: 'topic' });
    expect(categories.map(({ name, prompts }) => [name, prompts])).toEqual([
      ['sums', 1],
      ['words', 2],
    ]);
  });

  it('says so when prompts are paired by the number of their group', async () => {
    const rows = (rewards: number[][]) =>
      rewards.flatMap((row, group) => row.map((reward) => ({ group, reward })));
    const { notes } = await compare(rows(base), rows(trained));
    expect(notes).toContain(
      'Prompts are paired by the number of their group; if these are numbers within a batch, `promptId: COLUMN` names what identifies a prompt.',
    );
  });

  it('takes one log that holds both, and refuses a log against itself', async () => {
    const text = [...base, ...trained]
      .map((rewards, i) =>
        JSON.stringify({ prompt_id: `p${i % 3}`, rewards, model: i < 3 ? 'old' : 'new' }),
      )
      .join('\n');
    const both = () => fromText(text, 'both.jsonl');
    const told = await compare(both(), both(), {
      baseWhere: { model: 'old' },
      trainedWhere: { model: 'new' },
      names: { base: 'old', trained: 'new' },
    });
    expect(told.curves.difference[0]?.value).toBeCloseTo(0.5, 12);
    expect(renderComparison(told)).toMatch(/^before: old {3}after: new {3}3 prompts in both/);
    await expect(compare(both(), both())).rejects.toMatchObject({
      code: 'REPORT',
      reason: 'same-log',
      remedy: { field: 'baseWhere' },
    });
    await expect(compare(base, base)).rejects.toMatchObject({ reason: 'same-log' });
  });

  it('tells what all rewards of a training brought', async () => {
    const { ledger } = await compare(base, trained, { training: base });
    const { bits, rollouts } = await report(base);
    const [received] = ledger.entries;
    expect(rollouts).toBe(12);
    expect(received!.id).toBe('received');
    expect(received!.bits.value).toBeCloseTo(bits.perRollout!.value * 12, 12);
    expect(received!.bits.unit).toBe('bits');
  });
});
