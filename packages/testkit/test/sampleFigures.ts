import { createRng, type Figure, sampleBeta } from '../../core/src/index.ts';
import * as figures from '../../figures/src/index.ts';
import { samples } from '../../figures/test/samples.ts';

/** Counts of a made-up run. */
function counts(prompts: number, attempts: number) {
  const rng = createRng(1);
  const successes = Float64Array.from({ length: prompts }, () => {
    const p = sampleBeta({ a: 0.7, b: 0.9 }, rng);
    return Array.from({ length: attempts }, () => rng.next() < p).filter(Boolean).length;
  });
  return { successes, attempts: new Float64Array(prompts).fill(attempts) };
}

const passRates = counts(300, 8).successes.map((k) => k / 8);
const at = (value: number) => ({
  value,
  lower: value / 2,
  upper: value * 2,
  level: 0.95,
  n: 20,
  unit: 'samples',
  method: 'jackknife',
});
const step = Array.from({ length: 20 }, (_, i) => i + 1);

/** Every builder's figure, of ordinary data: a new builder is one line here or in the samples of figures. */
export const sampleFigures: readonly Figure[] = [
  figures.bitsLinearFigure({ passRates }),
  figures.bitsLogFigure({ passRates }),
  figures.bitsRatioFigure(),
  figures.degeneracyFigure({ groupSizes: [2, 8, 32], passRates }),
  figures.goldilocksFigure(counts(300, 8)),
  figures.gnsFigure({ step, estimates: step.map((i) => at(10 * 1.2 ** i)), batch: 64 }),
  figures.groupSizeFigure(counts(100, 8)),
  figures.snrFigure(),
  figures.sampleNeedFigure({ successes: [1, 10] }),
  figures.wastedRolloutsFigure({
    step,
    solved: step.map((i) => i % 7),
    failed: step.map((i) => 9 - (i % 5)),
    mixed: step.map(() => 8),
    error: step.map((i) => i % 2),
  }),
  ...samples,
];
