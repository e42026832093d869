import { type Rng, sampleBeta, sampleNormal } from '@bits-per-sample/core';
import measured from '../../../info/test/measured/passRates.json' with { type: 'json' };
import { type Nodes, normalised } from './rateMeans.ts';

/** A population of prompts: where their pass rates come from, and what is true of them. */
export interface Population {
  readonly name: string;
  /** The pass rate of a prompt. */
  readonly draw: (rng: Rng) => number;
  /** The same distribution as points with weights, so that every mean over it is a sum. */
  readonly nodes: Nodes;
}

type Part = Omit<Population, 'name'>;

/** All prompts have this pass rate. */
const all = (p: number): Part => ({ draw: () => p, nodes: normalised([[p, 1 - p, 1]]) });

/** Pass rates of exactly these prompts, drawn again and again. */
const among = (rates: readonly number[]): Part => ({
  draw: (rng) => rates[Math.floor(rng.next() * rates.length)]!,
  nodes: normalised(rates.map((p) => [p, 1 - p, 1])),
});

/** Beta(a, b): on a grid of logits its density is p^a q^b, smooth and without poles. */
const beta = (a: number, b: number): Part => ({
  draw: (rng) => sampleBeta({ a, b }, rng),
  nodes: onLogits(-500, 500, 0.02, (_, lnP, lnQ) => a * lnP + b * lnQ),
});

/** The logit of the pass rate is normal. */
const logitNormal = (mean: number, sd: number): Part => ({
  draw: (rng) => 1 / (1 + Math.exp(-(mean + sd * sampleNormal(rng)))),
  nodes: onLogits(mean - 9 * sd, mean + 9 * sd, sd / 200, (x) => -0.5 * ((x - mean) / sd) ** 2),
});

/** The logarithm of the pass rate is uniform from ln `least` to 0. */
const logUniform = (least: number): Part => ({
  draw: (rng) => least ** rng.next(),
  nodes: normalised(
    Array.from({ length: 40_000 }, (_, i) => {
      const u = ((i + 0.5) / 40_000) * Math.log(least);
      return [Math.exp(u), -Math.expm1(u), 1];
    }),
  ),
});

/** The logarithm of the pass rate is normal around ln `median`; what is above 1 is 1. */
const logNormal = (median: number, sd: number): Part => ({
  draw: (rng) => Math.min(1, median * Math.exp(sd * sampleNormal(rng))),
  nodes: normalised(
    Array.from({ length: 3601 }, (_, i) => {
      const z = (i - 1800) / 200;
      const u = Math.min(0, Math.log(median) + sd * z);
      return [Math.exp(u), -Math.expm1(u), Math.exp(-0.5 * z * z)];
    }),
  ),
});

/** Shares of several populations. */
const mixed = (...parts: readonly (readonly [share: number, part: Part])[]): Part => ({
  draw: (rng) => {
    let u = rng.next();
    for (const [share, part] of parts) {
      if (u < share) return part.draw(rng);
      u -= share;
    }
    return parts.at(-1)![1].draw(rng);
  },
  nodes: normalised(
    parts.flatMap(([share, { nodes }]) =>
      Array.from(nodes.weight, (w, i) => [nodes.p[i]!, nodes.q[i]!, share * w] as const),
    ),
  ),
});

/** Points of equal distance in the logit, weighed by exp(logDensity). */
function onLogits(
  from: number,
  to: number,
  step: number,
  logDensity: (x: number, lnP: number, lnQ: number) => number,
): Nodes {
  const points = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => {
    const x = from + i * step;
    const [lnP, lnQ] = [-Math.log1p(Math.exp(-x)), -Math.log1p(Math.exp(x))];
    return { p: Math.exp(lnP), q: Math.exp(lnQ), log: logDensity(x, lnP, lnQ) };
  });
  const most = points.reduce((max, { log }) => Math.max(max, log), -Infinity);
  return normalised(
    points
      .filter(({ log }) => log > most - 45)
      .map(({ p, q, log }) => [p, q, Math.exp(log - most)]),
  );
}

const third = 1 / 3;
const { gold, p50 } = measured.checkpoints;

const parts: Readonly<Record<string, Part>> = {
  'Beta(0.3, 0.7)': beta(0.3, 0.7),
  'logit-normal(0, 4)': logitNormal(0, 4),
  'log-uniform from 0.0001 to 1': logUniform(1e-4),
  '30 % never, 30 % always, rest Beta(40, 60)': mixed(
    [0.3, all(0)],
    [0.3, all(1)],
    [0.4, beta(40, 60)],
  ),
  '90 % never, 10 % one half': mixed([0.9, all(0)], [0.1, all(0.5)]),
  'all 0.2': all(0.2),
  'log-normal around 0.001': logNormal(1e-3, 1.5),
  '95 % 0.001, 5 % 0.3': mixed([0.95, all(1e-3)], [0.05, all(0.3)]),
  'Beta(2, 30), Beta(10, 10), Beta(30, 2)': mixed(
    [third, beta(2, 30)],
    [third, beta(10, 10)],
    [third, beta(30, 2)],
  ),
  '80 % Beta(98, 2), 20 % Beta(6, 4)': mixed([0.8, beta(98, 2)], [0.2, beta(6, 4)]),
  'half 0.03, half 0.6': mixed([0.5, all(0.03)], [0.5, all(0.6)]),
  'half Beta(20, 180), half Beta(180, 20)': mixed([0.5, beta(20, 180)], [0.5, beta(180, 20)]),
  uniform: beta(1, 1),
  'Beta(0.3, 0.3)': beta(0.3, 0.3),
  'Beta(0.1, 0.1)': beta(0.1, 0.1),
  'Beta(0.1, 1)': beta(0.1, 1),
  'Beta(5, 5)': beta(5, 5),
  'Beta(2, 1998)': beta(2, 1998),
  'all 0.5': all(0.5),
  'all 0.001': all(1e-3),
  'all 0.99': all(0.99),
  'half 0.02, half 0.97': mixed([0.5, all(0.02)], [0.5, all(0.97)]),
  '40 % never, rest Beta(1, 2)': mixed([0.4, all(0)], [0.6, beta(1, 2)]),
  '99 % never, 1 % Beta(5, 5)': mixed([0.99, all(0)], [0.01, beta(5, 5)]),
  'logit-normal(-3, 1.5)': logitNormal(-3, 1.5),
  '0.001, 0.01, 0.1, 0.5, 0.95 alike': among([1e-3, 0.01, 0.1, 0.5, 0.95]),
  'a transformer in training (gold)': among(gold.passRate),
  'a transformer in training (p50)': among(p50.passRate),
};

/** Populations of the calibration: the first twelve of an audit, others, and two of a real model. */
export const populations: readonly Population[] = Object.entries(parts).map(([name, part]) => ({
  name,
  ...part,
}));

/** The population of that name. */
export function populationOf(name: string): Population {
  const found = populations.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no population ${name}`);
  return found;
}
