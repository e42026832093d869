import { expect, it } from 'vitest';
import { runKinds, runMetrics, simulateRun } from '../../src/index.ts';

const metricsOf = (name: string) => {
  const run = simulateRun(runKinds.find((kind) => kind.name === name)!, 2);
  return { run, columns: runMetrics(run).columns as Record<string, Float64Array> };
};

it.each(['flat', 'evaluated', 'scale-shift', 'missing'])(
  '%s: means of what was rolled out',
  (name) => {
    const { run, columns } = metricsOf(name);
    const { groups, steps, metrics, formatWorth } = run;
    for (const t of [0, Math.floor(steps / 2), steps - 1]) {
      const at = [...groups.step.keys()].filter(
        (i) => groups.step[i] === t && groups.evaluation[i] === 0,
      );
      const sum = (values: ArrayLike<number>) => at.reduce((total, i) => total + values[i]!, 0);
      const rollouts = sum(groups.attempts) + sum(groups.missing);
      expect(columns.step![t]).toBe(t);
      expect(columns.reward![t]).toBe(metrics.reward[t]);
      expect(columns['completions/mean_length']![t]).toBeCloseTo(sum(groups.tokens) / rollouts, 9);
      if (formatWorth !== null) {
        const worth = formatWorth[t]!;
        const paid = sum(groups.successes) + worth * sum(groups.format);
        expect(columns['rewards/format/mean']![t]).toBeCloseTo(
          (worth * sum(groups.format)) / sum(groups.attempts),
          9,
        );
        expect(columns.reward![t]).toBeCloseTo(paid / sum(groups.attempts), 9);
      } else {
        const agree = at.filter((i) => [0, groups.attempts[i]].includes(groups.successes[i]!));
        expect(columns.frac_reward_zero_std![t]).toBeCloseTo(agree.length / at.length, 9);
        expect(columns.reward![t]).toBeCloseTo(sum(groups.successes) / sum(groups.attempts), 9);
      }
    }
  },
);

it('parts stand in it where there are some', () => {
  expect(metricsOf('flat').columns['rewards/format/mean']).toBeUndefined();
  expect(metricsOf('part-falls').columns['rewards/format/mean']).toBeDefined();
});
