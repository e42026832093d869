import { learningProgressWeights } from '../../rule/score/learningProgressWeights.ts';
import type { Sampler } from '../../sample/sampler.ts';
import { byShares } from '../shares/byShares.ts';

const fast = 'learning.fast';
const slow = 'learning.slow';

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
    ({ columns }, rows, out) => {
      const size = out.length;
      const column = (name: string) => {
        const values = new Float64Array(size);
        for (let leaf = 0; leaf < size; leaf++) values[leaf] = columns[name]![rows[leaf]!]!;
        return values;
      };
      const weights = learningProgressWeights(column(fast), column(slow), { theta });
      for (let leaf = 0; leaf < size; leaf++)
        out[leaf] = uniform / size + (1 - uniform) * weights[leaf]!;
    },
    {
      columns: { [fast]: NaN, [slow]: NaN },
      observe({ columns }, row, { successes, attempts }) {
        const rate = successes / attempts;
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
