// node figures.ts          draws the pictures of the README and the guides into assets/
// node figures.ts --check  says which of them are no longer what the builders draw
// Both draw them once more for a phone, into dist/narrow/.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from '@bits-per-sample/core';
import {
  bitsLinearFigure,
  bitsLogFigure,
  bitsRatioFigure,
  claimFigure,
  learningCurvesFigure,
  regretFigure,
  sampleNeedFigure,
  snrFigure,
} from '@bits-per-sample/figures';
import { simulateClaim } from '@bits-per-sample/lab';
import { type Theme, themes } from '@bits-per-sample/plot';
import { toObservablePlot } from '@bits-per-sample/plot-observable';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { groupSizeExample } from './groupSizeExample.ts';
import { realRunFigures } from './realRun/figures.ts';
import { simulatedNoiseScale } from './simulatedNoiseScale.ts';
import { whereRollouts } from './whereRollouts.ts';

const again = 'draw it again: node scripts/run.mjs pnpm --filter @bits-per-sample/docs refresh';
const check = process.argv.includes('--check');
const folder = new URL('assets/', import.meta.url);
const narrowFolder = new URL('dist/narrow/', import.meta.url);
/** Room for a picture on a phone 390 px wide. */
const phone = 358;
mkdirSync(folder, { recursive: true });

const bench = JSON.parse(readFileSync(new URL('curriculumBench.json', import.meta.url), 'utf8'));

const figures = {
  'bits-linear': bitsLinearFigure(),
  'bits-ratio': bitsRatioFigure(),
  ...Object.fromEntries(['best-of', 'self-play'].map((id) => [id, claimFigure(simulateClaim(id))])),
  ...realRunFigures(),
  gns: simulatedNoiseScale(),
  'group-size': groupSizeExample(),
  'noisy-tv': learningCurvesFigure({ curves: bench.curves, target: 0.8 }),
  regret: regretFigure({
    rows: bench.rows.filter((row: { contender: string }) => row.contender !== 'oracleVariance'),
  }),
  'sample-need': sampleNeedFigure({ rollouts: 8 }),
  snr: snrFigure(),
  'snr-one-answer': snrFigure({ squaredGap: 1, successVariance: 0, failureVariance: 1 }),
};

mkdirSync(narrowFolder, { recursive: true });
for (const [scheme, theme] of Object.entries(themes)) {
  for (const [name, figure] of Object.entries(figures)) {
    keep(`${name}-${scheme}.svg`, draw(name, figure, { theme }));
    narrow(`${name}-${scheme}.svg`, draw(name, figure, { theme, width: phone }));
  }
  // the command line draws the wide one: excerpt.ts
  narrow(`bits-log-${scheme}.svg`, draw('bits-log', bitsLogFigure(), { theme, width: phone }));
  keep(`where-rollouts-${scheme}.svg`, whereRollouts(theme));
  narrow(`where-rollouts-${scheme}.svg`, whereRollouts(theme, { isNarrow: true }));
}

function draw(name: string, figure: Figure, look: { theme: Theme; width?: number }): string {
  const { document } = parseHTML('<html><body></body></html>');
  const { output, warnings } = toObservablePlot(figure, { Plot, document, ...look });
  for (const warning of warnings) fail(`${name}: ${warning}`);
  return `${output.outerHTML}\n`;
}

function narrow(name: string, svg: string): void {
  writeFileSync(new URL(name, narrowFolder), svg);
}

function keep(name: string, svg: string): void {
  const file = new URL(name, folder);
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === svg;
  if (!check) writeFileSync(file, svg);
  else if (!isCurrent) fail(`assets/${name} is out of date; ${again}`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
