import * as core from '@bits-per-sample/core';
import * as info from '@bits-per-sample/info';
import * as plot from '@bits-per-sample/plot';
import { describeExamples } from '@bits-per-sample/testkit';
import * as figures from '../src/index.ts';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core, ...info, ...plot, ...figures },
});
