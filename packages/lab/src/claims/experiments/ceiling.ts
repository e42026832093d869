import { digamma, sampleBeta } from '@bits-per-sample/core';
import { binaryEntropy } from '@bits-per-sample/info';
import type { Claim } from '../claim.ts';
import { simulated } from '../simulated.ts';
import { spread } from '../spread.ts';

const answers = 10;
const draws = 20_000;

/** E Σ q h(q) for q ~ Dirichlet(½) over ten answers: each q ~ Beta(½, 4½). */
function calibratedBits(): number {
  const [a, b] = [0.5, 0.5 * (answers - 1)];
  const total = (a + b) * (a + b + 1);
  const both = digamma(a + b + 2);
  const hit = ((a * (a + 1)) / total) * (both - digamma(a + 2));
  const miss = ((a * b) / total) * (both - digamma(b + 1));
  return (answers * (hit + miss)) / Math.LN2;
}

/** Whether the entropy of the pass rate bounds what a reward tells. */
export const ceiling: Claim = {
  id: 'ceiling',
  claim: 'A reward tells at most H(p) bits.',
  verdict:
    'Holds for a policy that is as sure as it is right; a sharper one is told more than its report says.',
  whatTheRealRunSays: 'On held-out prompts .233 bits were told where H was .225.',
  run(rng) {
    const sharpness = [1, 0.5, 0.1];
    const reports = sharpness.map(() => new Float64Array(draws));
    const told = sharpness.map(() => new Float64Array(draws));
    for (let i = 0; i < draws; i++) {
      const truth = dirichlet();
      sharpness.forEach((temperature, t) => {
        const powers = truth.map((q) => q ** (1 / temperature));
        const sum = powers.reduce((s, x) => s + x, 0);
        powers.forEach((power, k) => {
          reports[t]![i]! += truth[k]! * binaryEntropy(power / sum);
          told[t]![i]! += (power / sum) * binaryEntropy(truth[k]!);
        });
      });
    }
    const numbers = sharpness.flatMap((temperature, t) => {
      const [report, tells] = [
        [calibratedBits(), calibratedBits()],
        [0.61, 0.83],
        [0.18, 0.91],
      ][t]! as [number, number];
      if (t === 0)
        return [
          simulated('T = 1: reported bits', reports[t]!, report),
          simulated('T = 1: bits told', told[t]!, tells),
        ];
      return [
        near(`T = ${temperature}: reported bits`, reports[t]!, report),
        near(`T = ${temperature}: bits told`, told[t]!, tells),
      ];
    });
    return {
      numbers,
      borneOut:
        Math.abs(numbers[0]!.value - numbers[1]!.value) < 1e-9 &&
        numbers[3]!.value > numbers[2]!.value &&
        numbers[5]!.value > numbers[4]!.value,
      picture: {
        x: 'temperature',
        y: 'bits per rollout',
        series: [
          { name: 'reported', x: sharpness, y: reports.map((v) => spread(v).mean) },
          { name: 'told', x: sharpness, y: told.map((v) => spread(v).mean) },
        ],
      },
    };

    /** By breaking a stick: the k-th share of what is left is Beta(½, ½(9 − k)). */
    function dirichlet(): Float64Array {
      const q = new Float64Array(answers);
      let left = 1;
      for (let k = 0; k < answers - 1; k++) {
        q[k] = left * sampleBeta({ a: 0.5, b: 0.5 * (answers - 1 - k) }, rng);
        left -= q[k]!;
      }
      q[answers - 1] = Math.max(0, left);
      return q;
    }
  },
};

/** A simulated number against one that was published with two digits and simulated, too. */
function near(name: string, values: ArrayLike<number>, expected: number) {
  const { mean, standardError } = spread(values);
  return { name, value: mean, standardError, expected, tolerance: 0.01 + 4 * standardError };
}
