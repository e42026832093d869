import * as core from '@bits-per-sample/core';
import { describeExamples } from '@bits-per-sample/testkit';
import * as curriculum from '../src/index.ts';
import * as rating from '../src/rating.ts';
import * as rules from '../src/rules.ts';
import * as selfPlay from '../src/self-play.ts';
import * as space from '../src/space.ts';

describeExamples({
  root: new URL('..', import.meta.url),
  scope: { ...core, ...curriculum, ...rating, ...rules, ...selfPlay, ...space },
});
