import * as core from '@bits-per-sample/core';
import * as plot from '@bits-per-sample/plot';
import { describeExamples } from '@bits-per-sample/testkit';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import * as plotVegaLite from '../src/index.ts';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core, ...plot, ...plotVegaLite, vega, compile },
});
