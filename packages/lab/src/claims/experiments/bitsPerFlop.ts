import { rlStepFlops } from '@bits-per-sample/info';
import { defineClaim } from '../defineClaim.ts';
import { published } from '../published.ts';

const lengths = [1, 100, 1000, 8000];

/** FLOPs of a rollout over those of a one-token label. */
const costRatio = (
  completionTokens: number,
  {
    parameters,
    promptTokens,
    groupSize,
  }: { parameters: number; promptTokens: number; groupSize: number },
) =>
  rlStepFlops({ parameters, promptTokens, completionTokens, groupSize }).perRollout /
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
export const bitsPerFlop = defineClaim({
  id: 'bits-per-flop',
  claim: 'What counts is bits per FLOP, and there is a slice of pass rates where rewards lead.',
  essay:
    'Bits per FLOP are samples per FLOP times bits per sample. A rollout costs far more than a token, so rewards can lead only in a thin slice of pass rates near the end of training.',
  experiment:
    'The FLOPs of a rollout are counted by length and divided by those of one label on the same prompt; then the failure rate is sought below which a reward tells more per FLOP. Nothing is drawn by chance.',
  compared: 'Rounded digits of an earlier program, computed apart from this one.',
  rule: 'With one token per rollout rewards lead at failure rates above .1 already, with 8 000 tokens only below 1e-15.',
  verdict: 'The identity holds; for long rollouts the slice is a matter of accounting.',
  whereItFails:
    'Where a rollout is as cheap as a label the slice is half of all pass rates, and after a prompt of 1 000 tokens a rollout of 8 000 is not that much dearer than a label: there the slice reaches 2e-5. And bits per FLOP are bits offered: no speed of learning follows from them.',
  whatTheRealRunSays: null,
  dials: {
    promptTokens: { label: 'Tokens of the prompt', values: [20, 50, 200, 1000, 4000], start: 200 },
    groupSize: { label: 'Rollouts per group', values: [2, 4, 8, 16, 64], start: 8 },
  },
  run(_, { promptTokens, groupSize }) {
    const parameters = 8e9;
    const ratios = lengths.map((length) =>
      costRatio(length, { parameters, promptTokens, groupSize }),
    );
    const lead = ratios.map(leadFrom);
    const numbers = [
      published('1 token: cost of a rollout in labels', ratios[0]!, 1.04, 0.005),
      published('100 tokens: cost of a rollout in labels', ratios[1]!, 1.7, 0.005),
      published('1 000 tokens: cost of a rollout in labels', ratios[2]!, 7.67, 0.005),
      published('8 000 tokens: cost of a rollout in labels', ratios[3]!, 54, 0.5),
      published(
        '1 000 tokens: rewards lead at failure rates below',
        Math.exp(lead[2]!),
        1.3e-3,
        5e-5,
      ),
      published(
        '8 000 tokens: rewards lead at failure rates below',
        Math.exp(lead[3]!),
        9e-24,
        5e-25,
      ),
    ];
    return {
      numbers,
      borneOut: Math.exp(lead[0]!) > 0.1 && Math.exp(lead[3]!) < 1e-15,
      picture: {
        xScale: 'log',
        x: 'tokens of a rollout',
        y: 'failure rate below which rewards lead, log₁₀',
        series: [{ name: '8 × 10⁹ parameters', x: lengths, y: lead.map((z) => z / Math.LN10) }],
      },
    };
  },
});
