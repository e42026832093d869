import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { healthyKinds } from '../support/healthyMetrics.ts';
import type { MetricRow } from '../support/metricRuns.ts';
import { lossKinds, SICK, sickKinds } from '../support/sickMetrics.ts';

const RUNS = 12;
/** Parts of a run after which it is looked at, as one would who watches it. */
const LOOKS = [0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1];

/** What a run was told at any look, those that were over included. */
async function toldOf(rows: readonly MetricRow[]): Promise<Set<string>> {
  const told = new Set<string>();
  for (const look of LOOKS) {
    const { now } = await report(rows.slice(0, Math.max(Math.round(look * rows.length), 3)));
    for (const { code, severity, state } of [...now!.trends, ...now!.causes])
      if (severity !== 'note' || (state === 'over' && code !== 'norm-spiked'))
        told.add(`${state === 'over' ? 'over' : severity} ${code}`);
  }
  return told;
}

describe('runs in which nothing is wrong', () => {
  it('have an alarm, or a question about a change, in 1 % at most by any finding', async () => {
    const rng = createRng(20261129);
    const counts = new Map<string, number>();
    let runs = 0;
    const healthy = [
      ...Object.values(healthyKinds),
      ...Object.values(lossKinds).flatMap(({ sick, draw }) => (sick ? [] : [draw])),
    ];
    for (const draw of healthy)
      for (let i = 0; i < RUNS; i++) {
        runs++;
        for (const told of await toldOf(draw(rng))) counts.set(told, (counts.get(told) ?? 0) + 1);
      }
    // a level is no change: so many groups are live, so many answers are cut
    const levels = /few-live|answers-cut-off|part-never-paid/;
    const changes = [...counts].filter(([told]) => !levels.test(told));
    for (const [told, n] of changes) expect([told, n / runs <= 0.01]).toEqual([told, true]);
    const alarms = [...counts].filter(([told]) => told.startsWith('alarm'));
    expect(alarms.reduce((sum, [, n]) => sum + n, 0)).toBeLessThanOrEqual(0.01 * runs);
  });
});

describe('runs that turn sick', () => {
  it.each(Object.keys(sickKinds))('%s: told in nine of ten, and not before', async (name) => {
    const { told, draw } = sickKinds[name]!;
    const rng = createRng(7).fork(name);
    let [caught, early] = [0, 0];
    for (let i = 0; i < RUNS; i++) {
      const rows = draw(rng);
      const { now } = await report(rows);
      const found = now!.trends.filter(({ code }) => told.includes(code));
      caught += Number(found.length > 0);
      early += Number(found.some(({ seen }) => seen! < SICK * rows.length));
    }
    expect(caught / RUNS).toBeGreaterThanOrEqual(0.9);
    expect(early).toBeLessThanOrEqual(1);
  });

  it('losses that blew up, and no others', async () => {
    const rng = createRng(3);
    for (const { sick, draw } of Object.values(lossKinds))
      for (let i = 0; i < RUNS; i++) {
        const { now } = await report(draw(rng));
        expect(now!.trends.some(({ code }) => code === 'loss-rose')).toBe(sick);
      }
  });
});
