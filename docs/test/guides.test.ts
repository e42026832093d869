import * as core from '@bits-per-sample/core';
import * as figures from '@bits-per-sample/figures';
import * as info from '@bits-per-sample/info';
import * as logs from '@bits-per-sample/logs';
import { describeExamples } from '@bits-per-sample/testkit';
import * as variance from '@bits-per-sample/variance';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core, ...figures, ...info, ...logs, ...variance },
  sources: ['guides'],
});
