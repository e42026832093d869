import type { RunPlan } from './runPlan.ts';

/** A plan whose prompts are put in order, the easy first; a step draws from a share of them on. */
export function sortedPlan(
  plan: RunPlan,
  at: (share: number) => readonly [number, number],
): RunPlan {
  const difficulty = plan.difficulty.slice().sort();
  const n = difficulty.length;
  return {
    ...plan,
    difficulty,
    draws: (t) => {
      const [from, to] = at(t / plan.steps);
      const first = Math.min(n - 1, Math.floor(from * n));
      return [first, Math.max(first + 1, Math.ceil(to * n))];
    },
  };
}
