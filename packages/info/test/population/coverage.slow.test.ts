import { createRng, type Estimate, type PassCounts } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import {
  binaryEntropy,
  disagreementRate,
  entropyRate,
  liveEntropyRate,
  liveGroupRatio,
  liveRate,
  meanEntropy,
  populationMean,
  type RateFunction,
  thesePrompts,
} from '../../src/index.ts';
import measured from '../measured/passRates.json' with { type: 'json' };
import { sample, score, type World } from '../support/worlds.ts';

const runs = 1000;
/** Three standard errors of a coverage of 95 % over the runs. */
const slack = 3 * Math.sqrt((0.95 * 0.05) / runs);

type Estimator = (counts: PassCounts) => Estimate;

/** What is estimated, and by what; of the last only the numbers are printed. */
const estimators: readonly {
  name: string;
  truth: (mean: (f: RateFunction) => number) => number;
  sample: Estimator;
  these?: Estimator;
}[] = [
  {
    name: 'bits per rollout',
    truth: (mean) => mean(entropyRate),
    sample: (counts) => populationMean(entropyRate, counts),
    these: (counts) => thesePrompts(entropyRate, counts),
  },
  {
    name: 'mean 4p(1 − p)',
    truth: (mean) => mean(disagreementRate),
    sample: (counts) => populationMean(disagreementRate, counts),
    these: (counts) => thesePrompts(disagreementRate, counts),
  },
  {
    name: 'live share of groups of 8',
    truth: (mean) => mean(liveRate(8)),
    sample: (counts) => populationMean(liveRate(8), counts),
    these: (counts) => thesePrompts(liveRate(8), counts),
  },
  {
    name: 'share of the bits in live groups',
    truth: (mean) => mean(liveEntropyRate(8)) / mean(entropyRate),
    sample: (counts) => liveGroupRatio(counts),
  },
  {
    name: 'bits per rollout in a live group',
    truth: (mean) => mean(liveEntropyRate(8)) / mean(liveRate(8)),
    sample: (counts) => liveGroupRatio(counts, { which: 'bits' }),
  },
  {
    name: 'bits by empirical Bayes',
    truth: (mean) => mean(entropyRate),
    sample: (counts) => meanEntropy(counts, { method: 'empirical-bayes' }),
    these: (counts) => meanEntropy(counts, { method: 'empirical-bayes', prompts: 'these' }),
  },
];

describe('calibration on the pass rates of a real transformer, 8 rollouts per prompt', () => {
  const cells = Object.entries(measured.checkpoints).flatMap(([checkpoint, { passRate }]) =>
    estimators.flatMap(({ name, truth, sample, these }) => [
      { checkpoint, passRate, name, truth, question: 'sample' as const, estimate: sample },
      ...(these
        ? [{ checkpoint, passRate, name, truth, question: 'these' as const, estimate: these }]
        : []),
    ]),
  );

  it.each(cells)('$checkpoint, $question, $name', (cell) => {
    const { checkpoint, passRate, question, name, truth, estimate } = cell;
    const all = score(
      truth((f) => passRate.reduce((sum, p) => sum + f.at(p), 0) / passRate.length),
    );
    const rng = createRng(31).fork(`${checkpoint} ${question}`);
    const attempts = new Float64Array(passRate.length).fill(8);
    for (let run = 0; run < runs; run++) {
      const successes = attempts.map((_, i) => {
        const p = passRate[question === 'these' ? i : Math.floor(rng.next() * passRate.length)]!;
        let right = 0;
        for (let j = 0; j < 8; j++) right += Number(rng.next() < p);
        return right;
      });
      all.add(estimate({ successes, attempts }));
    }
    const { coverage, bias, error, width } = all.result();
    console.log(
      `| ${checkpoint} | ${question} | ${name} | ${bias.toFixed(4)} | ${error.toFixed(4)} | ${width.toFixed(3)} | ${(100 * coverage).toFixed(1)} |`,
    );
    if (!name.includes('Bayes')) expect(coverage).toBeGreaterThan(0.95 - slack);
  });
});

describe('calibration where pass rates are no Beta distribution, 1000 prompts × 8', () => {
  const clusters = (...rates: readonly number[]): World => ({
    name: `${rates.join(' or ')}, evenly`,
    draw: (rng) => rates[Math.floor(rng.next() * rates.length)]!,
    bits: rates.reduce((sum, p) => sum + binaryEntropy(p), 0) / rates.length,
  });
  const cells = [clusters(0.02, 0.97), clusters(0.05, 0.5), clusters(0.01, 0.1, 0.9)];

  it.each(cells)('$name', (world) => {
    const [any, fitted] = [score(world.bits), score(world.bits)];
    const rng = createRng(32).fork(world.name);
    for (let run = 0; run < runs; run++) {
      const counts = sample(world, 1000, 8, rng);
      any.add(populationMean(entropyRate, counts));
      fitted.add(meanEntropy(counts, { method: 'empirical-bayes' }));
    }
    const [a, b] = [any.result(), fitted.result()];
    console.log(
      `| ${world.name} | ${world.bits.toFixed(3)} | ${a.bias.toFixed(4)} | ${a.width.toFixed(3)} | ${(100 * a.coverage).toFixed(1)} | ${b.bias.toFixed(4)} | ${b.width.toFixed(3)} | ${(100 * b.coverage).toFixed(1)} |`,
    );
    expect(a.coverage).toBeGreaterThan(0.95 - slack);
    expect(b.coverage).toBeLessThan(a.coverage);
  });
});
