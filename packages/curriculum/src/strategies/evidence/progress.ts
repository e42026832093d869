import { learningProgressWeights } from '../../rule/score/learningProgressWeights.ts';
import type { Sampler } from '../../sample/sampler.ts';
import { byShares } from '../shares/byShares.ts';
import { rowsOf } from '../shares/rowsOf.ts';

const fast = 'progress.fast';
const slow = 'progress.slow';

/** Options of {@link progress}. */
export interface ProgressOptions {
  readonly fastRate: number;
  readonly slowRate: number;
  readonly theta: number;
  readonly uniform: number;
}

/** Draws by the difference of two averages of the success rate. @internal */
export function progress({ fastRate, slowRate, theta, uniform }: ProgressOptions): Sampler {
  return byShares(
    (lot, { pool }) => {
      const rows = rowsOf(lot);
      const column = (name: string) => rows.map((row) => pool.columns[name]![row]!);
      const weights = learningProgressWeights(column(fast), column(slow), { theta });
      return weights.map((x) => uniform / rows.length + (1 - uniform) * x);
    },
    {
      columns: { [fast]: NaN, [slow]: NaN },
      observe({ columns }, row, { successes, n }) {
        const rate = successes / n;
        const before = columns[fast]![row]!;
        const seen = before >= 0;
        const now = seen ? before + fastRate * (rate - before) : rate;
        columns[fast]![row] = now;
        columns[slow]![row] = seen
          ? columns[slow]![row]! + slowRate * (now - columns[slow]![row]!)
          : now;
      },
    },
  );
}
