import * as core from '../packages/core/src/index.ts';
import * as info from '../packages/info/src/index.ts';
import { describeExamples } from '../packages/testkit/src/index.ts';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core, ...info },
  sources: ['README.md', 'CONTRIBUTING.md'],
});
