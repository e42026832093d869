import * as core from '@bits-per-sample/core';
import { describeExamples } from '@bits-per-sample/testkit';
import * as forecast from '../src/index.ts';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core, ...forecast },
});
