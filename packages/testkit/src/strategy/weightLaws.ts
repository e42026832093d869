import fc from 'fast-check';
import { expect } from 'vitest';
import { type Bench, type Law, sound, steady, valid } from './bench.ts';
import { play } from './play.ts';

/** Weights are shares, and draws are possible, whatever happened. */
export function weightLaws({ start, log, runs, tasks }: Bench): Law[] {
  return [
    [
      'weights are positive and sum to 1 after any log; propensities lie in (0, 1]',
      () =>
        fc.assert(
          fc.property(log, (script) => {
            let run = start();
            for (const event of script) run = play(run, event)[0];
            sound(run.held.weights());
            expect([...run.held.weights().ids].sort()).toEqual([...run.pool].sort());
            valid(run.held.ask({ groups: 6, step: 99, policyVersion: 99 }));
          }),
          runs,
        ),
    ],
    [
      'all right, all wrong, one task, more groups than tasks',
      () => {
        for (const share of [0, 1]) {
          const run = start();
          steady(run, 30, share);
          sound(run.held.weights());
          const one = start(3, tasks.slice(0, 1));
          steady(one, 10, share, 3);
          sound(one.held.weights());
          steady(start(4), 3, share, 3 * tasks.length);
        }
      },
    ],
    [
      'the pool is never drained: 1 000 steps of right answers, and still it draws',
      () => {
        const run = start();
        steady(run, 1000, 1);
        sound(run.held.weights());
        expect(run.held.ask({ groups: 4, step: 1000, policyVersion: 1000 }).length).toBeGreaterThan(
          0,
        );
      },
    ],
  ];
}
