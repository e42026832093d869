import * as capability from '@bits-per-sample/capability';
import * as core from '@bits-per-sample/core';
import * as figures from '@bits-per-sample/figures';
import * as info from '@bits-per-sample/info';
import * as logs from '@bits-per-sample/logs';
import { describeExamples } from '@bits-per-sample/testkit';
import * as report from '../src/index.ts';
import * as rules from '../src/options/successRule.ts';
import * as samples from '../src/trials/confidentSample.ts';
import * as merged from '../src/trials/mergeTrials.ts';
import * as wholeGroups from '../src/trials/rolloutSample.ts';
import * as trials from '../src/trials/summariseTrials.ts';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: {
    ...core,
    ...info,
    ...capability,
    ...logs,
    ...figures,
    ...report,
    ...rules,
    ...samples,
    ...merged,
    ...wholeGroups,
    ...trials,
  },
});
