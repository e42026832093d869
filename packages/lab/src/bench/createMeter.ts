import { known } from './known.ts';

/** Points of a curve after the first. */
const gridSteps = 50;

/** Integrates a score over rollouts and reads it at an even grid. */
export function createMeter(budget: number, target: number) {
  const curve = new Float64Array(gridSteps + 1);
  let area = 0;
  let at = 0;
  let last = NaN;
  let grid = 0;
  let reached = -1;
  return {
    read(rollouts: number, score: number) {
      const x = Math.min(rollouts, budget);
      if (Number.isNaN(last)) last = score;
      // Between two readings the score runs straight; beyond the budget nothing counts.
      const slope = rollouts > at ? (score - last) / (rollouts - at) : 0;
      const end = last + slope * (x - at);
      area += ((last + end) / 2) * (x - at);
      for (; grid <= gridSteps && (grid * budget) / gridSteps <= x; grid++)
        curve[grid] = last + slope * ((grid * budget) / gridSteps - at);
      if (reached < 0 && end >= target)
        reached = slope > 0 ? Math.max(at, at + (target - last) / slope) : x;
      at = x;
      last = end;
    },
    /** Holds the last score to the end of the budget. */
    close() {
      area += last * (budget - at);
      for (; grid <= gridSteps; grid++) curve[grid] = last;
      return {
        auc: known(area / budget),
        final: known(last),
        curve: Array.from(curve, known),
        toTarget: reached < 0 ? null : reached,
      };
    },
    reached: () => reached,
  };
}
