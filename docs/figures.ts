// node figures.ts          draws the pictures of the README and the guides into assets/
// node figures.ts --check  says which of them are no longer what the builders draw
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRng } from '@bits-per-sample/core';
import {
  bitsLinear,
  bitsLog,
  bitsRatio,
  gns,
  groupSize,
  sampleNeed,
  snr,
} from '@bits-per-sample/figures';
import { themes } from '@bits-per-sample/plot';
import { toObservablePlot } from '@bits-per-sample/plot-observable';
import { gradientNoiseScale } from '@bits-per-sample/variance';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const again = 'draw it again: node scripts/run.mjs pnpm --filter @bits-per-sample/docs refresh';
const check = process.argv.includes('--check');
const folder = new URL('assets/', import.meta.url);
mkdirSync(folder, { recursive: true });

const figures = {
  'bits-linear': bitsLinear(),
  'bits-log': bitsLog(),
  'bits-ratio': bitsRatio(),
  gns: simulatedNoiseScale(),
  'group-size': groupSize({
    mixture: { a: 0.7, b: 1.2, zero: 0.1, one: 0, n: 800, method: 'an example' },
    variance: { betweenVariance: 115.6, withinVariance: 669.2 },
  }),
  'sample-need': sampleNeed({ rollouts: 8 }),
  snr: snr(),
  'snr-one-answer': snr({ squaredGap: 1, successVariance: 0, failureVariance: 1 }),
};

for (const [name, figure] of Object.entries(figures))
  for (const [scheme, theme] of Object.entries(themes)) {
    const { document } = parseHTML('<html><body></body></html>');
    const { output, warnings } = toObservablePlot(figure, { Plot, document, theme });
    const svg = `${output.outerHTML}\n`;
    const file = new URL(`${name}-${scheme}.svg`, folder);
    const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === svg;
    for (const warning of warnings) fail(`${name}: ${warning}`);
    if (!check) writeFileSync(file, svg);
    else if (!isCurrent) fail(`assets/${name}-${scheme}.svg is out of date; ${again}`);
  }

/** 40 windows of 25 steps of a gradient in 64 dimensions whose signal fades: batches of 8 and 64. */
function simulatedNoiseScale() {
  const [dimensions, smallBatch, bigBatch, steps] = [64, 8, 64, 25];
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
  const figure = gns({
    step: windows.map(({ step }) => step),
    estimates: windows.map(({ estimate }) => estimate),
    batch: 64,
    unit: 'prompt groups',
  });
  return { ...figure, caption: `Simulated. ${figure.caption}` };
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
