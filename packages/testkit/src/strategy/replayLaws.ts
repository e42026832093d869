import fc from 'fast-check';
import { expect } from 'vitest';
import type { Bench, Law } from './bench.ts';
import { exactly } from './exactly.ts';
import { play } from './play.ts';

/** The same calls give the same answers, with a stop in between or without. */
export function replayLaws({ start, again, log, runs, tasks, fixedPool }: Bench): Law[] {
  return [
    [
      'determinism: the same seed and log give the same draws and verdicts',
      () =>
        fc.assert(
          fc.property(log, fc.nat(99), (script, seed) => {
            let one = start(seed);
            let two = start(seed, fixedPool ? tasks : [...tasks].reverse());
            for (const event of script) {
              const [next, line] = play(one, event);
              // `remove` counts along the pool: give both the same list
              const [other, same] = play({ ...two, pool: one.pool }, event);
              expect(same).toBe(line);
              one = next;
              two = other;
            }
          }),
          runs,
        ),
    ],
    [
      'resumption: restored after any prefix, it goes on bit for bit',
      () =>
        fc.assert(
          fc.property(log, (script) => {
            let run = start();
            let twin = run;
            for (const event of script) {
              const restored = { ...run, held: again(run.held) };
              const [next, line] = play(run, event);
              expect(play(restored, event)[1]).toBe(line);
              expect(exactly(restored.held.weights())).toBe(exactly(next.held.weights()));
              run = next;
            }
            twin = start();
            for (const event of script) twin = play(twin, event)[0];
            expect(exactly(again(twin.held).snapshot())).toBe(exactly(twin.held.snapshot()));
          }),
          runs,
        ),
    ],
  ];
}
