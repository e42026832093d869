import { sampleBeta, sampleNormal } from '@bits-per-sample/core';
import type { Cell } from './coverage.ts';
import { type Drawn, drawLog, type Layout } from './generatedLog.ts';
import type { Population } from './populations.ts';
import { bits, type OfRate, rateMean, shifted } from './rateMeans.ts';

/** Logs of prompts of a population, laid out in one way; the truth is that of the population. */
export function populationCell(population: Population, layout: Layout, how = ''): Cell {
  const { prompts, groupSize, steps = 1 } = layout;
  const size = typeof groupSize === 'number' ? ` × ${groupSize}` : '';
  return {
    population: population.name,
    layout: `${how}${prompts} prompts${steps > 1 ? ` × ${steps} steps` : ''}${size}`,
    draw: (rng) => drawLog(population, layout, rng),
    truth: (f) => rateMean(population.nodes, f),
  };
}

/** The question is what these very prompts would show again: the truth is that of those drawn. */
export function fixedPromptsCell(population: Population, layout: Layout): Cell {
  return {
    ...populationCell(population, layout, 'these prompts again, '),
    truth: (f, drawn) => drawnMean(drawn, f),
    ofEachLog: true,
    options: { question: 'these' },
  };
}

/** Training moves every prompt by `shift` logits a step: the truth is the mean over these steps. */
export function driftCell(population: Population, layout: Layout, shift: number): Cell {
  const { steps = 1 } = layout;
  const rateAt: Layout['rateAt'] = (p, { step }) => moved(p, shift * step);
  return {
    ...populationCell(population, layout, `${shift} logits more a step, `),
    draw: (rng) => drawLog(population, { ...layout, rateAt }, rng),
    truth: (f) => {
      let sum = 0;
      for (let step = 0; step < steps; step++)
        sum += rateMean(population.nodes, shifted(shift * step, f));
      return sum / steps;
    },
  };
}

/** A shock of `sd` logits is common to all prompts of a step: the truth is that of these steps. */
export function shockCell(population: Population, layout: Layout, sd: number): Cell {
  const { steps = 1 } = layout;
  return {
    ...populationCell(population, layout, `a shock of ${sd} logits common to a step, `),
    draw: (rng) => {
      const shocks = Array.from({ length: steps }, () => sd * sampleNormal(rng));
      const rateAt: Layout['rateAt'] = (p, { step }) => moved(p, shocks[step]!);
      return { ...drawLog(population, { ...layout, rateAt }, rng), shocks };
    },
    truth: (f, { shocks = [] }) =>
      shocks.reduce((sum, shock) => sum + rateMean(population.nodes, shifted(shock, f)), 0) /
      shocks.length,
    ofEachLog: true,
  };
}

/** Prompts come in families, all of which are `sd` logits easier or harder together. */
export function familyCell(
  population: Population,
  layout: Layout,
  { families, sd }: { families: number; sd: number },
): Cell {
  const shifts = normalShifts(sd);
  return {
    ...populationCell(population, layout, `${families} families that differ by ${sd} logits, `),
    draw: (rng) => {
      const of = Array.from({ length: families }, () => sd * sampleNormal(rng));
      const rateAt: Layout['rateAt'] = (p, { prompt }) => moved(p, of[prompt % families]!);
      return drawLog(population, { ...layout, rateAt }, rng);
    },
    truth: (f) =>
      shifts.reduce((sum, [x, w]) => sum + w * rateMean(population.nodes, shifted(x, f)), 0),
  };
}

/** Rollouts of a group resemble each other: its rate is a Beta draw around that of its prompt. */
export function alikeCell(population: Population, layout: Layout, correlation: number): Cell {
  const pseudo = 1 / correlation - 1;
  const rateAt: Layout['rateAt'] = (p, _, rng) =>
    p > 0 && p < 1 ? sampleBeta({ a: p * pseudo, b: (1 - p) * pseudo }, rng) : p;
  return {
    ...populationCell(population, layout, `rollouts of a group correlated by ${correlation}, `),
    draw: (rng) => drawLog(population, { ...layout, rateAt }, rng),
  };
}

/** Only groups with both outcomes are logged: the report speaks of the prompts of such groups. */
export function filteredCell(population: Population, prompts: number, groupSize: number): Cell {
  const keeps: Layout['keeps'] = (k, n) => k > 0 && k < n;
  return populationCell(
    population,
    { prompts, groupSize, keeps },
    'groups with both outcomes only, of ',
  );
}

/** Verdicts err at random, as often as the report is told: bits and pass rate are of the answers. */
export function verdictCell(
  population: Population,
  layout: Layout,
  { falsePass, falseFail }: { falsePass: number; falseFail: number },
): Cell {
  const { nodes } = population;
  const passes = (p: number): number => falsePass + (1 - falsePass - falseFail) * p;
  const noise = (p: number, q: number): number =>
    p * bits(falseFail, 1 - falseFail) + q * bits(falsePass, 1 - falsePass);
  return {
    ...populationCell(population, layout, `verdicts wrong in ${falsePass} and ${falseFail}, `),
    draw: (rng) => drawLog(population, { ...layout, rateAt: passes }, rng),
    truth: (f) => rateMean(nodes, (p) => f(passes(p), 1 - passes(p))),
    instead: {
      bits: rateMean(nodes, (p, q) => bits(passes(p), 1 - passes(p)) - noise(p, q)),
      rate: rateMean(nodes, (p) => p),
    },
    options: { falsePass, falseFail },
  };
}

/** The mean over the prompts that were drawn. */
function drawnMean({ prompt, rate }: Drawn, f: OfRate): number {
  const rates = new Map(prompt.map((name, i) => [name, rate[i]!]));
  let sum = 0;
  for (const p of rates.values()) sum += f(p, 1 - p);
  return sum / rates.size;
}

/** A pass rate that is `shift` logits higher. */
const moved = (p: number, shift: number): number => {
  const up = p * Math.exp(shift);
  return up / (up + 1 - p);
};

/** Points of a normal distribution with their weights. */
function normalShifts(sd: number): (readonly [x: number, w: number])[] {
  const points = Array.from({ length: 61 }, (_, i) => (i - 30) / 6);
  const total = points.reduce((sum, z) => sum + Math.exp(-0.5 * z * z), 0);
  return points.map((z) => [sd * z, Math.exp(-0.5 * z * z) / total]);
}
