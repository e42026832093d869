import { createRng } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunWatch, report } from '../../src/index.ts';

interface Plan {
  readonly seed: number;
  /** The step from which on groups are all right or all wrong. */
  readonly collapses: number;
  /** The step after which the run is resumed from 8 steps earlier; the same steps come again. */
  readonly resumed: number;
  /** Parts of the reward, lengths and categories. */
  readonly rich: boolean;
  /** The share of a step's groups that comes only after the next step. */
  readonly late: number;
}

/** The rows of a run, in the order in which they are logged. */
function rowsOf({ seed, collapses, resumed, rich, late }: Plan): object[] {
  const rng = createRng(seed);
  const order = Array.from({ length: 40 }, (_, step) => step);
  if (resumed < 40) order.splice(resumed, 0, ...order.slice(Math.max(0, resumed - 8), resumed));
  const rows: object[] = [];
  let held: object[] = [];
  for (const step of order) {
    const before = held;
    held = [];
    for (let group = 0; group < 16; group++) {
      const rate = step < collapses ? 0.3 + 0.4 * rng.next() : Math.round(rng.next());
      const into = rng.next() < late ? held : rows;
      for (let i = 0; i < 6; i++) {
        const right = rng.next() < rate ? 1 : 0;
        into.push({
          step,
          group: `${group}`,
          prompt_id: `p${group % 11}`,
          reward: right,
          ...(rich && {
            rewards: { format: step < 25 ? 1 : Math.round(rng.next()), accuracy: right },
            output_tokens: Math.floor((step < 20 ? 200 : 700) * (1 + rng.next())),
            category: `c${group % 3}`,
          }),
        });
      }
    }
    rows.push(...before);
  }
  return [...rows, ...held];
}

const plan = fc.record({
  seed: fc.nat(1e6),
  collapses: fc.integer({ min: 12, max: 60 }),
  resumed: fc.integer({ min: 10, max: 60 }),
  rich: fc.boolean(),
  late: fc.constantFrom(0, 0, 0.3),
});

describe('trends of a run that grows', () => {
  it('are those of the report of the same rows, whatever was looked at before', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        plan,
        fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 2, maxLength: 5 }),
        async (run, places) => {
          const rows = rowsOf(run);
          const watch = new RunWatch();
          for (const place of [...places].sort((a, b) => a - b)) {
            const some = rows.slice(0, Math.round(place * rows.length));
            const { trends, last, steps } = await watch.look(some, { whole: false });
            const said = await report(some);
            expect(trends).toEqual(said.now?.trends);
            expect([last, steps]).toEqual([said.now?.to, said.steps.length]);
            found += trends.length;
          }
        },
      ),
      { numRuns: 12 },
    );
    expect(found).toBeGreaterThan(5);
  });
});
