import { expect } from 'vitest';
import type { Bench, Law } from './bench.ts';
import { chance } from './chance.ts';
import { someOutcome } from './someOutcome.ts';

/** Single draws have the shares that weights promise. */
export function shareLaws({ factory, tasks, version }: Bench): Law[] {
  return [
    [
      'single draws have the shares of its weights (χ², one false alarm in 10 000)',
      () => {
        const strategy = factory();
        const state = strategy.init(tasks);
        for (let step = 0; step < 12; step++) {
          const drawn = strategy.ask(state, { groups: 3, step, policyVersion: 1 }, chance(step));
          const settled = drawn.map((draw, i) => {
            const rewards = Array.from({ length: 8 }, (_, j) => (j < ((step + i) * 3) % 9 ? 1 : 0));
            return { draw, lag: 0, outcome: someOutcome('', 1, rewards) };
          });
          strategy.observe(state, settled);
        }
        const saved = strategy.save(state);
        const { ids: named, p } = strategy.weights(state);
        const counts = new Map<string, number>();
        const draws = 4000;
        const rng = chance(99);
        for (let k = 0; k < draws; k++) {
          const copy = strategy.load(saved, version);
          const [draw] = strategy.ask(copy, { groups: 1, step: 99, policyVersion: 1 }, rng);
          counts.set(draw!.task, (counts.get(draw!.task) ?? 0) + 1);
        }
        let square = 0;
        let cells = 0;
        let rareShare = 0;
        let rare = 0;
        const cell = (seen: number, expected: number) => {
          square += (seen - expected) ** 2 / expected;
          cells++;
        };
        named.forEach((id, i) => {
          if (p[i]! * draws >= 5) cell(counts.get(id) ?? 0, p[i]! * draws);
          else {
            rare += counts.get(id) ?? 0;
            rareShare += p[i]!;
          }
        });
        if (rareShare * draws >= 5) cell(rare, rareShare * draws);
        const df = Math.max(1, cells - 1);
        // Wilson and Hilferty (1931)
        const bound = df * (1 - 2 / (9 * df) + 3.72 * Math.sqrt(2 / (9 * df))) ** 3;
        expect(square).toBeLessThan(bound);
      },
    ],
  ];
}
