import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';

/** Groups of four with advantages of an estimator: one all right, one all wrong, the rest live. */
function log(advantage: (reward: number, group: readonly number[], batch: number) => number) {
  const groups = [
    [1, 1, 1, 1],
    [0, 0, 0, 0],
    ...Array.from({ length: 12 }, (_, i) => [1, 0, i % 2, 0]),
  ];
  const all = groups.flat();
  const batch = all.reduce((a, x) => a + x, 0) / all.length;
  return groups.flatMap((rewards, g) =>
    rewards.map((reward) => ({
      step: 1,
      group: `g${g}`,
      reward,
      advantage: advantage(reward, rewards, batch),
    })),
  );
}
const mean = (xs: readonly number[]) => xs.reduce((a, x) => a + x, 0) / xs.length;
const live = async (...given: Parameters<typeof report>) => {
  const told = await report(...given);
  return { ...told.estimator, ...told.findings[1]! };
};

describe('what equal groups do depends on the estimator', () => {
  it('the advantages in the log tell it', async () => {
    const group = await live(log((r, rewards) => r - mean(rewards)));
    expect(group).toMatchObject({ source: 'log', numbers: { withoutGradient: 8 / 56 } });
    expect(group.meaning).toContain('the advantage is 0: 14 %');
    const batch = await live(log((r, _, all) => r - all));
    expect(batch).toMatchObject({ source: 'log', numbers: { withoutGradient: 0 } });
    expect(batch.meaning).toContain('rewards still have a gradient, against the mean of the batch');
  });

  it('the caller says it, also against the log', async () => {
    const rows = log((r, rewards) => r - mean(rewards));
    const told = await live(rows, { estimator: 'positive' });
    expect(told).toMatchObject({ source: 'option', numbers: { withoutGradient: 4 / 56 } });
    expect(told.meaning).toContain('only right answers are trained on');
    expect((await live(rows, { estimator: 'critic' })).meaning).not.toMatch(/is 0|no gradient/);
  });

  it('where nobody says it the sentence names the baseline that it holds for', async () => {
    const rows = log(() => 0).map(({ advantage: _, ...row }) => row);
    const told = await live(rows);
    expect(told.source).toBe('none');
    expect(told.meaning).toContain('there is no gradient from a group baseline (GRPO, RLOO)');
    await expect(report(rows, { estimator: 'ppo' as 'critic' })).rejects.toThrow(/estimator/);
  });
});
