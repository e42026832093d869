import * as core from '@bits-per-sample/core';
import * as plot from '@bits-per-sample/plot';
import { describeExamples } from '@bits-per-sample/testkit';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import * as plotObservable from '../src/index.ts';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: {
    ...core,
    ...plot,
    ...plotObservable,
    Plot,
    parseHTML,
    document: parseHTML('<html><body></body></html>').document,
  },
});
