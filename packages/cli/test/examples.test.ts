import * as core from '@bits-per-sample/core';
import * as figures from '@bits-per-sample/figures';
import * as logs from '@bits-per-sample/logs';
import { describeExamples } from '@bits-per-sample/testkit';
import * as cli from '../src/index.ts';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core, ...logs, ...figures, ...cli },
});
