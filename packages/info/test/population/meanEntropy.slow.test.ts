import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { binaryEntropy, type MeanEntropyMethod, meanEntropy } from '../../src/index.ts';
import measured from '../measured/passRates.json' with { type: 'json' };
import { sample, score, worlds } from '../support/worlds.ts';

const runs = 1000;
/** Three standard errors of a coverage of 95 % over the runs. */
const slack = 3 * Math.sqrt((0.95 * 0.05) / runs);
const percent = (x: number) => (100 * x).toFixed(1);
const lines: string[] = [];
const method = 'empirical-bayes';

// In worlds of its own: populations of any shape stand in populationMean's calibration.
describe('calibration of empirical Bayes', () => {
  const cells = ([worlds.uniform, worlds.ushaped, worlds.rare] as const).flatMap((world) =>
    [4, 8, 16, 64].flatMap((n) => [50, 200, 1000, 5000].map((prompts) => ({ world, n, prompts }))),
  );

  it.each(cells)('$world.name, n = $n, $prompts prompts', ({ world, n, prompts }) => {
    const rng = createRng(2025).fork(`${world.name} ${n} ${prompts}`);
    const all = score(world.bits);
    for (let run = 0; run < runs; run++)
      all.add(meanEntropy(sample(world, prompts, n, rng), { method }));
    const { coverage, bias, error, width } = all.result();
    console.log(
      `| ${world.name} | ${n} | ${prompts} | ${percent(coverage)} | ${bias.toFixed(4)} | ${error.toFixed(4)} | ${width.toFixed(4)} |`,
    );
    expect(coverage).toBeGreaterThan(0.93 - slack);
    // With a handful of successes in all, coverage is a step function of their expected number
    // and no interval can keep it below 97 %.
    const successes = world === worlds.rare ? prompts * n * 1e-3 : Infinity;
    if (successes >= 5) expect(coverage).toBeLessThan(0.97 + slack);
  });

  it.each([worlds.skewed, worlds.unsolvable, worlds.rareSpread])(
    'also in the world $name',
    (world) => {
      const rng = createRng(2026).fork(world.name);
      const all = score(world.bits);
      for (let run = 0; run < runs; run++)
        all.add(meanEntropy(sample(world, 500, 8, rng), { method }));
      const { coverage } = all.result();
      console.log(`| ${world.name} | 8 | 500 | ${percent(coverage)} |`);
      expect(coverage).toBeGreaterThan(0.93 - slack);
      expect(coverage).toBeLessThan(0.97 + slack);
    },
  );
});
describe('calibration on a real transformer, 8 of 64 rollouts per prompt', () => {
  const methods = [
    'minimax',
    'empirical-bayes',
    'jackknife',
    'miller-madow',
    'plugin',
    'beta-posterior',
    'nsb',
  ] as const;

  it.each(Object.entries(measured.checkpoints))('%s', (checkpoint, { passRate, successesOf64 }) => {
    const truth =
      passRate.reduce((sum, p) => sum + (binaryEntropy(p) as number), 0) / passRate.length;
    const error = {} as Record<MeanEntropyMethod, number>;
    for (const prompts of ['sample', 'these'] as const)
      for (const method of methods) {
        const rng = createRng(8).fork(checkpoint);
        const all = score(truth);
        for (let run = 0; run < runs; run++) {
          const successes = new Float64Array(passRate.length);
          for (let i = 0; i < successes.length; i++) {
            const prompt = prompts === 'these' ? i : Math.floor(rng.next() * passRate.length);
            // 8 of the 64 rollouts without replacement
            let left = successesOf64[prompt]!;
            for (let j = 0; j < 8; j++)
              if (rng.next() * (64 - j) < left) {
                successes[i]!++;
                left--;
              }
          }
          const attempts = new Float64Array(successes.length).fill(8);
          all.add(meanEntropy({ successes, attempts }, { method, prompts }));
        }
        const result = all.result();
        lines.push(
          `| ${checkpoint} | ${prompts} | ${method} | ${result.bias.toFixed(4)} | ${result.error.toFixed(4)} | ${percent(result.coverage)} |`,
        );
        console.log(lines.at(-1));
        if (prompts === 'sample') error[method] = result.error;
        if (method === 'minimax') expect(result.coverage).toBeGreaterThan(0.93);
        if (method === 'empirical-bayes' && prompts === 'sample') {
          expect(result.coverage).toBeGreaterThan(0.92);
          expect(result.coverage).toBeLessThan(0.99);
        }
      }
    for (const method of ['minimax', 'empirical-bayes'] as const) {
      expect(error[method]).toBeLessThan(error.plugin);
      expect(error[method]).toBeLessThan(error['miller-madow']);
    }
  });
});
