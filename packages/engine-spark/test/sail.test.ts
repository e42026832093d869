import { describeFetched, startSail } from '@bits-per-sample/testkit';
import { afterAll } from 'vitest';
import { describeParity } from './support/describeParity.ts';
import { describeSpark } from './support/describeSpark.ts';

describeFetched('Sail', await startSail(), ({ url, stop }) => {
  afterAll(stop);
  describeSpark(url);
  // its reader of JSON refuses NaN, and numbers that are declared as text
  describeParity('Sail', url, ['parquet']);
});
