import { digamma, sampleBeta } from '@bits-per-sample/core';
import { binaryEntropy } from '@bits-per-sample/info';
import { defineClaim } from '../defineClaim.ts';
import { simulated } from '../simulated.ts';
import { spread } from '../spread.ts';

const draws = 20_000;

/** E Σ q h(q) for q ~ Dirichlet(½) over the answers: each q ~ Beta(½, ½(answers − 1)). */
function calibratedBits(answers: number): number {
  const [a, b] = [0.5, 0.5 * (answers - 1)];
  const total = (a + b) * (a + b + 1);
  const both = digamma(a + b + 2);
  const hit = ((a * (a + 1)) / total) * (both - digamma(a + 2));
  const miss = ((a * b) / total) * (both - digamma(b + 1));
  return (answers * (hit + miss)) / Math.LN2;
}

/** Whether the entropy of the pass rate bounds what a reward tells. */
export const ceiling = defineClaim({
  id: 'ceiling',
  claim: 'A reward tells at most H(p) bits.',
  essay: 'A reward that is right or wrong tells at most the entropy of the pass rate, H(p).',
  experiment:
    'Twenty thousand truths are drawn, each a spread of chances over the answers. A policy samples its guess from the truth sharpened by a temperature; its report is the entropy that its own pass rate suggests, what it is told the entropy of the true one.',
  compared:
    'At temperature 1 the closed form (digamma functions), within 4 standard errors; at the others two digits that another program simulated.',
  rule: 'At temperature 1 report and truth agree; below 1 more is told than reported.',
  verdict:
    'Holds for a policy that is as sure as it is right; a sharper one is told more than its report says.',
  whatTheRealRunSays: 'On held-out prompts .233 bits were told where H was .225.',
  whereItFails:
    'For a policy that is surer than it is right H of its report is no ceiling. Above temperature 1 it errs the other way: less is told than reported.',
  dials: {
    temperature: {
      label: 'Temperature of the second policy',
      values: [0.2, 0.3, 0.5, 0.7, 0.9, 1.2, 1.5, 2],
      start: 0.5,
    },
    answers: { label: 'Possible answers', values: [2, 5, 10, 20], start: 10 },
  },
  run(rng, { temperature: second, answers }) {
    const sharpness = [1, second, 0.1];
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
        [calibratedBits(answers), calibratedBits(answers)],
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
});

/** A simulated number against one that was published with two digits and simulated, too. */
function near(name: string, values: ArrayLike<number>, expected: number) {
  const { mean, standardError } = spread(values);
  return {
    name,
    value: mean,
    standardError,
    expected,
    tolerance: 0.01 + 4 * standardError,
    startOnly: true as const,
  };
}
