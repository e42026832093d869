import { describe, expect, it } from 'vitest';
import { nextWeights } from '../../src/replay/nextWeights.ts';
import { weightReason } from '../../src/replay/weightReason.ts';
import { readReport } from '../support/files.ts';
import { close, logFile, rolloutsOf } from './logFiles.ts';

describe('weights of the next epoch', () => {
  const prompts = {
    solved: [8, 8, 8],
    unsolved: [0, 0, 0],
    zone: [4, 3, 5],
    seldom: [1, 1, 1],
    mostly: [7, 7, 7],
    __proto__x: [4, 4, 4],
  };
  const rows = [
    ...Object.entries(prompts).flatMap(([group, counts]) =>
      counts.flatMap((k, step) => rolloutsOf(k, 8, { step: 21 + step, group })),
    ),
    ...rolloutsOf(1, 2, { step: 0, group: 'few' }),
    ...rolloutsOf(3, 8, { step: 1, group: '__proto__' }),
  ];

  it('say so when the strategy holds a prompt back', () => {
    const evidence = { rollouts: 64, successes: 32, estimate: 0.5 };
    expect(weightReason({ ...evidence, kept: 0.1 })).toMatch(/^between, but not moving/);
    expect(weightReason({ ...evidence, kept: 0.9 })).toMatch(/^in the zone/);
  });

  it('are positive, sum to 1, and have their reasons', async () => {
    const { schema, strategy, prompts } = nextWeights(await readReport([logFile(rows)]));
    expect(schema).toBe('bits-per-sample/weights/1');
    expect(strategy).toMatchObject({ kind: 'goldilocks', config: { groupSize: 8 } });
    const all = Object.values(prompts);
    close(
      all.reduce((a, { weight }) => a + weight, 0),
      1,
    );
    expect(Math.min(...all.map(({ weight }) => weight))).toBeGreaterThan(0);
    const reasons = Object.fromEntries(
      Object.entries(prompts).map(([id, { reason }]) => [id, reason]),
    );
    expect(reasons).toMatchObject({
      solved: 'solved every time',
      unsolved: 'unsolved every time',
      zone: 'in the zone: solved sometimes',
      seldom: 'solved seldom of late',
      mostly: 'solved mostly of late',
      few: 'too few rollouts (2) to tell',
    });
    expect(Object.keys(prompts)).toContain('__proto__');
    expect(prompts.zone).toMatchObject({ rollouts: 24, passRate: 0.5 });
    expect(prompts.zone!.weight).toBeGreaterThan(prompts.solved!.weight);
  });
});
