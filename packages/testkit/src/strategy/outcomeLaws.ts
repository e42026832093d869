import fc from 'fast-check';
import { expect } from 'vitest';
import { type Bench, type Law, sound, steady, valid } from './bench.ts';
import { exactly } from './exactly.ts';
import { play } from './play.ts';
import { someOutcome } from './someOutcome.ts';

/** What comes back, whenever and however often, moves what it may move and no more. */
export function outcomeLaws({ start, again, log, runs }: Bench): Law[] {
  return [
    [
      'outcomes come late, twice, out of order or never',
      () =>
        fc.assert(
          fc.property(fc.array(fc.nat(30), { maxLength: 20 }), fc.integer(), (order, seed) => {
            const { held } = start(seed);
            const drawn = [0, 1, 2, 9].flatMap((policyVersion) =>
              held
                .ask({ groups: 4, step: policyVersion, policyVersion })
                .map((draw) => ({ ...draw, policyVersion })),
            );
            const seen = new Map<string, string>();
            for (const k of order) {
              const { ticket, policyVersion } = drawn[k % drawn.length]!;
              const before = exactly([held.weights(), held.metrics().rollouts]);
              const verdict = exactly(
                held.observe([someOutcome(ticket, policyVersion, [1, 0, 1])]),
              );
              if (seen.has(ticket)) {
                expect(verdict).toBe(seen.get(ticket));
                expect(exactly([held.weights(), held.metrics().rollouts])).toBe(before);
              }
              seen.set(ticket, verdict);
            }
            expect(held.metrics().settled).toBe(seen.size);
            expect(held.observe([someOutcome('nobody:1', 0, [1])])[0]!.reason).toBe('unknown');
            sound(held.weights());
          }),
          runs,
        ),
    ],
    [
      'errors alone leave what is known bit for bit, and cost',
      () =>
        fc.assert(
          fc.property(log, (script) => {
            let run = start();
            for (const event of script) run = play(run, event)[0];
            const { held, version: now } = run;
            const drawn = held.ask({ groups: 2, step: now, policyVersion: now });
            const { weights, metrics } = held;
            const before = exactly(weights().components.estimate ?? weights());
            const { rollouts: spent = 0, errors: lost = 0 } = metrics();
            const verdicts = held.observe(
              drawn.map(({ ticket }) => someOutcome(ticket, now, [], 8)),
            );
            for (const { admit, reason } of verdicts) {
              expect(admit).toBe(false);
              expect(reason).toBe('errors');
            }
            expect(exactly(weights().components.estimate ?? weights())).toBe(before);
            expect(metrics().errors! - lost).toBe(8 * drawn.length);
            expect(metrics().rollouts! - spent).toBe(8 * drawn.length);
          }),
          runs,
        ),
    ],
    [
      'evaluation moves nothing',
      () => {
        const run = start();
        steady(run, 5, 0.5);
        const twin = again(run.held);
        const drawn = run.held.ask({ groups: 3, step: 9, policyVersion: 9, purpose: 'evaluate' });
        valid(drawn);
        const outcomes = drawn.map(({ ticket }) => someOutcome(ticket, 9, [1, 1, 0]));
        expect(run.held.observe(outcomes).some((verdict) => verdict.admit)).toBe(false);
        const request = { groups: 5, step: 5, policyVersion: 5 };
        const bare = ({ ticket: _, ...draw }: { ticket: string }) => draw;
        expect(exactly(run.held.weights())).toBe(exactly(twin.weights()));
        expect(exactly(run.held.ask(request).map(bare))).toBe(exactly(twin.ask(request).map(bare)));
      },
    ],
  ];
}
