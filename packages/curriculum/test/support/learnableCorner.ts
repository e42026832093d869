import { createRng } from '@bits-per-sample/core';
import { curriculum, type Strategy } from '../../src/index.ts';

/** The unit square. */
export const square = { dimensions: { x: [0, 1], y: [0, 1] }, groupSize: 16 } as const;

const side = 3;

/**
 * A world with known truth: in the corner [0, 0.3]² nine cells are learnt by practice, a little in
 * the neighbouring cells too; beside it (y < 0.3) every task is a coin toss; all else is impossible.
 */
function world() {
  const skill = new Float64Array(side * side).fill(-3.5);
  const learnable = (x: number, y: number) => x < 0.3 && y < 0.3;
  const cell = (x: number, y: number) => Math.floor(10 * x) * side + Math.floor(10 * y);
  const rate = (s: number) => 1 / (1 + Math.exp(-s));
  return {
    learnable,
    passRate: (x: number, y: number) =>
      learnable(x, y) ? rate(skill[cell(x, y)]!) : y < 0.3 ? 0.5 : 0,
    practise(x: number, y: number) {
      if (!learnable(x, y)) return;
      const c = cell(x, y);
      for (let other = 0; other < side * side; other++) {
        const across = Math.abs(Math.floor(other / side) - Math.floor(c / side));
        const apart = across + Math.abs((other % side) - (c % side));
        skill[other]! += apart === 0 ? 0.1 : apart === 1 ? 0.05 : 0;
      }
    },
    mastery: () => skill.reduce((sum, s) => sum + rate(s), 0) / skill.length,
  };
}

/**
 * 200 steps of ten groups: share of the groups in the learnable corner after the first 250, and
 * mean pass rate there over time.
 */
export function teach(strategy: Strategy, seed: number): { share: number; mastery: number } {
  const run = curriculum(strategy, { tasks: [], seed });
  const { learnable, passRate, practise, mastery } = world();
  const rng = createRng(1000 + seed);
  const steps = 200;
  let [hits, groups, area] = [0, 0, 0];
  for (let step = 0; step < steps; step++) {
    const drawn = run.ask({ groups: 10, step, policyVersion: step });
    run.observe(
      drawn.map(({ ticket, params, rollouts }) => {
        const p = passRate(params!.x!, params!.y!);
        const rewards = Array.from({ length: rollouts }, () => (rng.next() < p ? 1 : 0));
        return { ticket, policyVersion: step, rewards };
      }),
    );
    for (const { params } of drawn) {
      practise(params!.x!, params!.y!);
      if (step < 25) continue;
      groups++;
      hits += learnable(params!.x!, params!.y!) ? 1 : 0;
    }
    area += mastery() / steps;
  }
  return { share: hits / groups, mastery: area };
}
