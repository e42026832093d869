import { readdirSync } from 'node:fs';
import * as core from '@bits-per-sample/core';
import * as figures from '@bits-per-sample/figures';
import * as info from '@bits-per-sample/info';
import * as logs from '@bits-per-sample/logs';
import { describeExamples } from '@bits-per-sample/testkit';
import * as variance from '@bits-per-sample/variance';
import { describe } from 'vitest';

const root = new URL('..', import.meta.url);
const scope = { ...core, ...figures, ...info, ...logs, ...variance };

for (const guide of readdirSync(new URL('guides', root)))
  if (guide !== 'index.md')
    describe(guide, () => describeExamples({ root, scope, sources: [`guides/${guide}`] }));
