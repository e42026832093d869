import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { metricLines } from '../../src/pages/metricLines.ts';
import { sparkline } from '../../src/pages/sparkline.ts';

describe('a sparkline', () => {
  it('stands between the ends of its scale', () => {
    expect(sparkline([0, 0.5, 1], [0, 1])).toBe('▁▅█');
    expect(sparkline([2, 3, 4])).toBe('▁▅█');
    expect(sparkline([-1, 2], [0, 1])).toBe('▁█');
    expect(sparkline([5, 5, 5])).toBe('▁▁▁');
    expect(sparkline([])).toBe('');
  });
});

describe('the main series on a screen', () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    step: i,
    reward: (i < 40 ? 0.6 : 0.3) + (i % 3) / 100,
    frac_reward_zero_std: i < 40 ? 0.2 : 0.7,
    'completions/mean_length': 300 + i,
    'completions/clipped_ratio': 0.01,
    entropy: 1,
    kl: 0.01,
    grad_norm: 0.3,
    loss: 0.001,
  }));

  it('show now beside the whole run, at most 8 of them, within any width', async () => {
    const told = await report(rows);
    for (const width of [40, 60, 80, 120]) {
      const lines = metricLines(told, width);
      expect(lines).toHaveLength(8);
      for (const line of lines.slice(1))
        expect(line.length).toBeLessThanOrEqual(Math.max(width, 53));
    }
    const lines = metricLines(told, 80);
    expect(lines[0]).toMatch(/^ +now: steps \d+–59 +whole run$/);
    expect(lines[1]).toMatch(/^Mean reward +0\.31 +0\.51 +[▁-█]+$/);
    expect(lines[2]).toMatch(/^Live groups +30 % +63 % +[▁-█]+$/);
    expect(lines.join('\n')).not.toContain('Loss');
  });

  it('have one column where nothing moved, and the loss first where no reward is logged', async () => {
    const steady = await report(
      rows.slice(0, 30).map(({ step, loss }) => ({ step, loss: 2 + loss, num_tokens: step })),
    );
    const lines = metricLines(steady, 80);
    expect(lines[0]!.trim()).toBe('whole run');
    expect(lines[1]).toMatch(/^Loss +2 +/);
  });

  it('are none where no column has a meaning, or the log holds rollouts', async () => {
    expect(
      metricLines(
        await report([
          { step: 1, 'my/mean': 1 },
          { step: 2, 'my/mean': 1 },
        ]),
        80,
      ),
    ).toEqual([]);
    expect(metricLines(await report([[0, 1]]), 80)).toEqual([]);
  });

  it('do not take a share of dead batches for one of groups', async () => {
    const batch = await report(rows.map((row) => ({ ...row, frac_reward_zero_std: 0 })));
    expect(metricLines(batch, 80).join('\n')).not.toContain('Live groups');
  });
});
