import { describeFetched, startSail } from '@bits-per-sample/testkit';
import { afterAll } from 'vitest';
import { describeSpark } from './support/describeSpark.ts';

describeFetched('Sail', await startSail(), ({ url, stop }) => {
  afterAll(stop);
  describeSpark(url);
});
