import {
  createTrend,
  type Series,
  type Trend,
  type Worse,
  type WorseOptions,
  worse,
} from '@bits-per-sample/trends';
import type { StepSums } from './stepSums.ts';

/** By the series itself: who asks whether it got worse need not know whether it is followed. */
const followers = new WeakMap<Series, FollowedSeries>();

/** A trend, and the steps that it has been given. */
interface Fed {
  readonly trend: Trend;
  steps: StepSums;
}

const NO_STEPS: StepSums = {
  n: new Float64Array(),
  sum: new Float64Array(),
  squares: new Float64Array(),
};

/** A headline that is followed over looks: only steps that are new, or others, cost anything. */
export class FollowedSeries {
  #sums: StepSums = NO_STEPS;
  /** By the rule that they follow; one without a rule makes the series. */
  readonly #fed = new Map<string, Fed>();

  /** The sums as they are now. */
  set(sums: StepSums): void {
    this.#sums = sums;
  }

  /** The series of these sums: what `countSeries` makes of them. */
  series(): Series {
    const series = this.#trendOf('', { direction: 'fall', absolute: 1 }).series();
    followers.set(series, this);
    return series;
  }

  /** What `worse` says of it. */
  worse(options: WorseOptions): Worse | null {
    return this.#trendOf(JSON.stringify(options), options).worse();
  }

  #trendOf(key: string, options: WorseOptions): Trend {
    const fed = this.#fed.get(key) ?? { trend: createTrend(options), steps: NO_STEPS };
    this.#fed.set(key, fed);
    const { trend, steps } = fed;
    const { n, sum, squares } = this.#sums;
    let same = 0;
    const isSame = (i: number): boolean =>
      n[i] === steps.n[i] && sum[i] === steps.sum[i] && squares[i] === steps.squares[i];
    while (same < Math.min(trend.steps, n.length) && isSame(same)) same++;
    trend.cut(same);
    for (let i = same; i < n.length; i++)
      trend.append({ n: n[i]!, sum: sum[i]!, squares: squares[i]! });
    fed.steps = this.#sums;
    return trend;
  }
}

/** Whether a series became worse: by what was told of it at the look before, where it is followed. */
export function worseOf(series: Series, options: WorseOptions): Worse | null {
  const follower = followers.get(series);
  return follower === undefined ? worse(series, options) : follower.worse(options);
}
