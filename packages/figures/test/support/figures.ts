import {
  createRng,
  type Figure,
  type FigureNumbers,
  type FigureTexts,
  sampleBeta,
} from '@bits-per-sample/core';
import {
  bitsLinearFigure,
  bitsLogFigure,
  degeneracyFigure,
  goldilocksFigure,
  wastedRolloutsFigure,
} from '../../src/index.ts';

export const numbers = (figure: Figure, set: string, field: string) =>
  (figure.data[set]![field] as FigureNumbers).values as number[];

export const texts = (figure: Figure, set: string, field: string) =>
  (figure.data[set]![field] as FigureTexts).values as string[];

/** Counts of a made-up run. */
export function counts(prompts: number, attempts: number, seed = 1) {
  const rng = createRng(seed);
  const successes = Float64Array.from({ length: prompts }, () => {
    const p = sampleBeta({ a: 0.7, b: 0.9 }, rng);
    return Array.from({ length: attempts }, () => rng.next() < p).filter(Boolean).length;
  });
  return { successes, attempts: new Float64Array(prompts).fill(attempts) };
}

export const passRates = counts(300, 8).successes.map((k) => k / 8);

export const steps = (count: number) => {
  const step = Array.from({ length: count }, (_, i) => i + 1);
  return {
    step,
    solved: step.map((i) => i % 7),
    failed: step.map((i) => 9 - (i % 5)),
    mixed: step.map(() => 8),
    error: step.map((i) => i % 2),
  };
};

export const all: Record<string, Figure> = {
  bitsLog: bitsLogFigure(),
  'bitsLog with prompts': bitsLogFigure({ passRates }),
  bitsLinear: bitsLinearFigure(),
  'bitsLinear with prompts': bitsLinearFigure({ passRates }),
  goldilocks: goldilocksFigure(counts(300, 8)),
  'goldilocks of 64': goldilocksFigure(counts(300, 64)),
  'goldilocks of 200': goldilocksFigure(counts(50, 200)),
  'goldilocks of 1': goldilocksFigure(counts(40, 1)),
  degeneracy: degeneracyFigure(),
  'degeneracy with prompts': degeneracyFigure({ groupSizes: [2, 8, 32], passRates }),
  wastedRollouts: wastedRolloutsFigure(steps(20)),
  'wastedRollouts, one step': wastedRolloutsFigure(steps(1)),
  'wastedRollouts, many steps': wastedRolloutsFigure(steps(1234)),
};
