import { describeExamples } from '@bits-per-sample/testkit';
import * as core from '../src/index.ts';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core },
});
