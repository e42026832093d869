import { rlStepFlops } from '@bits-per-sample/info';
import type { Claim } from '../claim.ts';
import { exact } from '../exact.ts';

const parameters = 8e9;
const promptTokens = 200;
const lengths = [1, 100, 1000, 8000];

/** FLOPs of a rollout over those of a one-token label. */
const costRatio = (completionTokens: number) =>
  rlStepFlops({ parameters, promptTokens, completionTokens, groupSize: 8 }).perRollout /
  (6 * parameters * (promptTokens + 1));

/** ln q of the failure rate below which a reward tells more per FLOP: h(q) = ratio · −log₂(1 − q), by bisection. */
function leadFrom(ratio: number): number {
  let [low, high] = [-700, Math.log(0.5)];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    const q = Math.exp(middle);
    const success = -Math.log1p(-q);
    if (-q * middle + (1 - q) * success > ratio * success) low = middle;
    else high = middle;
  }
  return low;
}

/** Bits per FLOP of labels and rewards. */
export const bitsPerFlop: Claim = {
  id: 'bits-per-flop',
  claim: 'What counts is bits per FLOP, and there is a slice of pass rates where rewards lead.',
  verdict: 'The identity holds; for long rollouts the slice is a matter of accounting.',
  whatTheRealRunSays: null,
  run() {
    const ratios = lengths.map(costRatio);
    const lead = ratios.map(leadFrom);
    const numbers = [
      exact('1 token: cost of a rollout in labels', ratios[0]!, 1.04, 0.005),
      exact('100 tokens: cost of a rollout in labels', ratios[1]!, 1.7, 0.005),
      exact('1 000 tokens: cost of a rollout in labels', ratios[2]!, 7.67, 0.005),
      exact('8 000 tokens: cost of a rollout in labels', ratios[3]!, 54, 0.5),
      exact('1 000 tokens: rewards lead at failure rates below', Math.exp(lead[2]!), 1.3e-3, 5e-5),
      exact('8 000 tokens: rewards lead at failure rates below', Math.exp(lead[3]!), 9e-24, 5e-25),
    ];
    return {
      numbers,
      borneOut: Math.exp(lead[0]!) > 0.1 && Math.exp(lead[3]!) < 1e-15,
      picture: {
        x: 'tokens of a rollout',
        y: 'failure rate below which rewards lead, log₁₀',
        series: [{ name: '8 × 10⁹ parameters', x: lengths, y: lead.map((z) => z / Math.LN10) }],
      },
    };
  },
};
