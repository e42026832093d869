// node --conditions=@bits-per-sample/source realRun.ts          writes the tables of guides/real-run.md
// node --conditions=@bits-per-sample/source realRun.ts --check  says when they are no longer what the packages compute
import { fillGuide } from './fillGuide.ts';
import { attemptsPart } from './realRun/attempts.ts';
import { bitsPart } from './realRun/bits.ts';
import { desertPart, filtersPart } from './realRun/filters.ts';
import { forecastsPart } from './realRun/forecasts.ts';
import { noisePart } from './realRun/noise.ts';
import { signalPart } from './realRun/signal.ts';
import { worthPart } from './realRun/worth.ts';

fillGuide(
  new URL('guides/real-run.md', import.meta.url),
  {
    bits: bitsPart(),
    worth: worthPart(),
    signal: signalPart(),
    noise: noisePart(),
    attempts: attemptsPart(),
    filters: filtersPart(),
    forecasts: forecastsPart(),
    desert: desertPart(),
  },
  {
    check: process.argv.includes('--check'),
    command: 'node --conditions=@bits-per-sample/source realRun.ts',
  },
);
