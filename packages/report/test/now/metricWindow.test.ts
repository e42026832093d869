import { createRng, sampleNormal } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { report } from '../../src/index.ts';

const rng = createRng(5);
const around = (mean: number) => mean + 0.02 * sampleNormal(rng);
const rows = (n: number, row: (i: number) => Readonly<Record<string, number>>) =>
  Array.from({ length: n }, (_, i) => ({ step: 10 * (i + 1), lr: 1e-6, ...row(i) }));
const nowOf = async (list: readonly Readonly<Record<string, number>>[]) => await report(list);

it('begins at a change that was found, in steps as logged', async () => {
  const { now, logged } = await nowOf(
    rows(60, (i) => ({ reward: around(i < 40 ? 0.6 : 0.3), kl: i < 40 ? 0.01 : 0.02 })),
  );
  expect(now).toMatchObject({ to: 600, groups: null, headline: null, wholeRun: false });
  expect(Math.abs(now!.from! - 410)).toBeLessThanOrEqual(20);
  expect(now!.steps).toBe((600 - now!.from!) / 10 + 1);
  // means now and of the whole run
  const [kl] = logged.means.filter(({ role }) => role === 'referenceKl');
  expect(kl!.now).toBeCloseTo(0.02, 3);
  expect(kl!.mean).toBeCloseTo((40 * 0.01 + 20 * 0.02) / 60, 9);
});

it('is the whole run where nothing moved, where it is one step, and where nothing is known', async () => {
  expect((await nowOf(rows(60, () => ({ reward: around(0.5) })))).now).toMatchObject({
    wholeRun: true,
    from: 10,
    to: 600,
    steps: 60,
  });
  expect((await nowOf(rows(1, () => ({ reward: 0.5 })))).now).toMatchObject({
    wholeRun: true,
    steps: 1,
  });
  expect((await nowOf(rows(5, () => ({ 'my/throughput': 3, 'my/mean': 3 })))).now).toMatchObject({
    wholeRun: true,
    from: null,
    steps: 0,
    trends: [],
    causes: [],
  });
});

it('is decided by live groups too, and by the loss where neither is logged', async () => {
  const live = await nowOf(
    rows(60, (i) => ({ reward: around(0.5), frac_reward_zero_std: around(i < 40 ? 0.2 : 0.3) })),
  );
  expect(Math.abs(live.now!.from! - 410)).toBeLessThanOrEqual(60);
  const loss = await nowOf(rows(60, (i) => ({ loss: around(i < 40 ? 3 : 2), num_tokens: i })));
  expect(Math.abs(loss.now!.from! - 410)).toBeLessThanOrEqual(60);
  // beside a reward the loss decides nothing
  const beside = await nowOf(
    rows(60, (i) => ({ reward: around(0.5), loss: around(i < 40 ? 3 : 2) })),
  );
  expect(beside.now!.wholeRun).toBe(true);
});

it('series that are logged at different steps are read each on its own', async () => {
  const { now, logged } = await nowOf(
    rows(100, (i) => ({
      reward: around(i < 60 ? 0.6 : 0.3),
      ...(i % 5 === 0 ? { frac_reward_zero_std: around(i < 60 ? 0.2 : 0.9) } : {}),
    })),
  );
  expect(now!.trends.map(({ code }) => code).sort()).toEqual(['less-live', 'reward-fall']);
  for (const { onset } of now!.trends) {
    expect(onset!.low).toBeLessThanOrEqual(610);
    expect(onset!.high).toBeGreaterThanOrEqual(600);
  }
  expect(logged.means.find(({ role }) => role === 'dead')!.now).toBeCloseTo(0.9, 1);
});

it('evaluations are no training: neither a change, nor a step of the window', async () => {
  const list = rows(60, () => ({ reward: around(0.5) })).flatMap((row, i) =>
    i % 6 === 5
      ? [row, { step: row.step + 1, eval_reward: i < 30 ? 0.9 : 0.1, eval_loss: i }]
      : [row],
  );
  const { now } = await nowOf(list);
  expect(now).toMatchObject({ trends: [], to: 600, steps: 60 });
});

it('of a run that was resumed the later values are read', async () => {
  const first = rows(50, (i) => ({ reward: around(i < 40 ? 0.6 : 0.1), loss: 0 }));
  const again = rows(80, () => ({ reward: around(0.6), loss: 0 })).slice(38);
  expect((await nowOf([...first, ...again])).now).toMatchObject({
    trends: [],
    wholeRun: true,
    steps: 80,
  });
});

it('of several runs the longest is read', async () => {
  const runs = [
    ...rows(30, () => ({ reward: around(0.1) })).map((row) => ({ ...row, run: 'a' })),
    ...rows(60, (i) => ({ reward: around(i < 40 ? 0.6 : 0.3) })).map((row) => ({
      ...row,
      run: 'b',
    })),
  ];
  const { now, warnings } = await report(runs);
  expect(now!.trends.map(({ code }) => code)).toEqual(['reward-fall']);
  expect(warnings.map(({ code }) => code)).toContain('one-run-of-several');
});
