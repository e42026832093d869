import * as core from '@bits-per-sample/core';
import * as sql from '@bits-per-sample/sql';
import { describeExamples } from '@bits-per-sample/testkit';
import * as engine from '../src/index.ts';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core, ...sql, ...engine },
});
