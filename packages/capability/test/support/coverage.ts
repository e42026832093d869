import { createRng, type Rng, sampleBeta } from '@bits-per-sample/core';
import {
  compareCapability,
  dersimonianLaird,
  gainJaggedness,
  jaggedness,
  passAtKCurve,
} from '../../src/index.ts';
import { normal, type PairedWorld, passAtKOfThese, run, type World } from './worlds.ts';

/** Size of an experiment and how often it is repeated. */
export interface Experiment {
  readonly prompts: number;
  readonly attempts: number;
  readonly runs: number;
  readonly seed?: number;
}

interface Interval {
  readonly lower: number;
  readonly upper: number;
}

const holds = ({ lower, upper }: Interval, truth: number) =>
  lower <= truth + 1e-12 && truth <= upper + 1e-12;

const share = (runs: number, test: () => boolean): number => {
  let count = 0;
  for (let i = 0; i < runs; i++) if (test()) count++;
  return count / runs;
};

/** How often bands hold the whole true curve. */
export function bandCoverage(
  world: World,
  { prompts, attempts, runs, seed = 1 }: Experiment,
  over: 'sample' | 'these',
): number {
  const rng = createRng(seed);
  const population = new Map<number, number>();
  const truth = (k: number) => {
    const known = population.get(k) ?? world.passAtK(k);
    population.set(k, known);
    return known;
  };
  return share(runs, () => {
    const rates = Float64Array.from({ length: prompts }, () => world.draw(rng));
    const { ks, passAtK } = passAtKCurve(run(rates, attempts, rng), { prompts: over });
    return ks.every((k, l) =>
      holds(passAtK[l]!, over === 'sample' ? truth(k) : passAtKOfThese(rates, k)),
    );
  });
}

/** How often the band of the difference holds the whole true difference; half of the prompts change. */
export function differenceCoverage(
  world: World,
  { prompts, attempts, runs, seed = 1 }: Experiment,
  over: 'sample' | 'these',
): number {
  const rng = createRng(seed);
  return share(runs, () => {
    const rates = Float64Array.from({ length: prompts }, () => world.draw(rng));
    const after = rates.map((p) => (rng.next() < 0.5 ? p : world.draw(rng)));
    const { ks, difference } = compareCapability(
      run(rates, attempts, rng),
      run(after, attempts, rng),
      { prompts: over },
    );
    return ks.every((k, l) =>
      holds(
        difference[l]!,
        over === 'sample' ? 0 : passAtKOfThese(after, k) - passAtKOfThese(rates, k),
      ),
    );
  });
}

/** How often a crossing is certified. */
export function certifiedCrossings(
  world: PairedWorld,
  { prompts, attempts, runs, seed = 1 }: Experiment,
  over: 'sample' | 'these',
  alsoHolds: (crossing: Interval) => boolean = () => true,
): number {
  const rng = createRng(seed);
  return share(runs, () => {
    const pairs = world.fixed?.(prompts) ?? Array.from({ length: prompts }, () => world.draw(rng));
    const { verdict, crossings } = compareCapability(
      run(
        pairs.map(([p]) => p),
        attempts,
        rng,
      ),
      run(
        pairs.map(([, p]) => p),
        attempts,
        rng,
      ),
      { prompts: over },
    );
    return (
      verdict === 'certified crossing' &&
      crossings.filter(({ certified }) => certified).every(({ k }) => alsoHolds(k))
    );
  });
}

/** Categories of prompts. */
export interface CategoryExperiment {
  readonly categories: number;
  readonly prompts: number;
  readonly attempts: number;
  /** Standard deviation of the true means of categories. */
  readonly spread: number;
  readonly runs: number;
  readonly seed?: number;
}

const varianceOf = (values: readonly number[]): number => {
  const mean = values.reduce((a, x) => a + x, 0) / values.length;
  return values.reduce((a, x) => a + (x - mean) ** 2, 0) / (values.length - 1);
};

const inside = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x));

/** How often the interval of the spread of levels holds the truth, and how often it is `jagged`. */
export function spreadCoverage(
  { categories, prompts, attempts, spread, runs, seed = 1 }: CategoryExperiment,
  over: 'sample' | 'these',
  among: 'sample' | 'these',
): { covered: number; jagged: number } {
  const rng = createRng(seed);
  const codes = Int32Array.from({ length: categories * prompts }, (_, i) => i % categories);
  let jagged = 0;
  const covered = share(runs, () => {
    const means = Array.from({ length: categories }, () =>
      inside(0.5 + spread * normal(rng), 0.02, 0.98),
    );
    const rates = Float64Array.from(codes, (c) =>
      sampleBeta({ a: 3 * means[c]!, b: 3 * (1 - means[c]!) }, rng),
    );
    const result = jaggedness(run(rates, attempts, rng), codes, {
      prompts: over,
      categories: among,
    });
    if (result.verdict === 'jagged') jagged++;
    const realised = means.map(
      (_, c) => rates.reduce((a, p, i) => a + (codes[i] === c ? p : 0), 0) / prompts,
    );
    // these prompts of other categories scatter by what their rates add, p (1 − p)/4 each
    const drawn = over === 'sample' ? 0 : (0.25 - spread ** 2) / 4 / prompts;
    const truth =
      among === 'sample' ? spread ** 2 + drawn : varianceOf(over === 'sample' ? means : realised);
    return holds(result.excessVariance, truth);
  });
  return { covered, jagged: jagged / runs };
}

/** The same for gains: trained = base + gain of the category. */
export function gainCoverage(
  { categories, prompts, attempts, spread, runs, seed = 1 }: CategoryExperiment,
  over: 'sample' | 'these',
): { covered: number; jagged: number } {
  const rng = createRng(seed);
  const codes = Int32Array.from({ length: categories * prompts }, (_, i) => i % categories);
  let jagged = 0;
  const covered = share(runs, () => {
    const gains = Array.from({ length: categories }, () =>
      inside(0.2 + spread * normal(rng), -0.1, 0.5),
    );
    const base = Float64Array.from(codes, () => 0.1 + 0.4 * sampleBeta({ a: 1, b: 1 }, rng));
    const trained = base.map((p, i) => p + gains[codes[i]!]!);
    const result = gainJaggedness(run(base, attempts, rng), run(trained, attempts, rng), codes, {
      prompts: over,
    });
    if (result.verdict === 'jagged') jagged++;
    return holds(result.excessVariance, varianceOf(gains));
  });
  return { covered, jagged: jagged / runs };
}

/** How often the interval of τ² holds the truth. */
export function randomEffectsCoverage(
  variances: readonly number[],
  tau: number,
  runs: number,
  rng: Rng = createRng(1),
): number {
  return share(runs, () => {
    const effects = variances.map((v) => 0.1 + Math.sqrt(v + tau * tau) * normal(rng));
    return holds(dersimonianLaird(effects, variances).tauSquared, tau * tau);
  });
}
