import { createRng, type Figure } from '@bits-per-sample/core';
import { gnsFigure } from '@bits-per-sample/figures';
import { gradientNoiseScale } from '@bits-per-sample/variance';

/** 40 windows of 100 steps of a gradient in 64 dimensions whose signal fades: batches of 8 and 64. */
export function simulatedNoiseScale(): Figure {
  const [dimensions, smallBatch, bigBatch, steps] = [64, 8, 64, 100];
  const rng = createRng(3);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
  const squaredNorm = (signal: number, batch: number) => {
    let sum = 0;
    for (let i = 0; i < dimensions; i++)
      sum += (Math.sqrt(signal / dimensions) + normal() / Math.sqrt(dimensions * batch)) ** 2;
    return sum;
  };
  const windows = Array.from({ length: 40 }, (_, window) => {
    const signal = 0.08 * Math.exp(-window / 7);
    const small = new Float64Array(steps);
    const big = small.map((_, t) => {
      const norms = Array.from({ length: 8 }, () => squaredNorm(signal, smallBatch));
      small[t] = norms.reduce((sum, x) => sum + x, 0) / norms.length;
      return squaredNorm(signal, bigBatch);
    });
    const norms = { smallBatch, bigBatch, smallSquaredNorm: small, bigSquaredNorm: big };
    return { step: (window + 1) * steps, estimate: gradientNoiseScale(norms) };
  });
  const figure = gnsFigure({
    step: windows.map(({ step }) => step),
    estimates: windows.map(({ estimate }) => estimate),
    batch: 64,
    unit: 'prompt groups',
  });
  return { ...figure, caption: `Simulated. ${figure.caption}` };
}
