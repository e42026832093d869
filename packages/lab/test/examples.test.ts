import * as core from '@bits-per-sample/core';
import * as curriculum from '@bits-per-sample/curriculum';
import { describeExamples } from '@bits-per-sample/testkit';
import * as lab from '../src/index.ts';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core, ...curriculum, ...lab },
});
