import * as core from '@bits-per-sample/core';
import * as info from '@bits-per-sample/info';
import { describeExamples } from '@bits-per-sample/testkit';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core, ...info },
  sources: ['README.md', 'CONTRIBUTING.md'],
});
