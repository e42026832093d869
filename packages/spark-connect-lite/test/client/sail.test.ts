import { describeFetched, startSail } from '@bits-per-sample/testkit';
import { afterAll } from 'vitest';
import { describeServer } from '../support/describeServer.ts';

describeFetched('Sail', await startSail(), ({ url, stop }) => {
  afterAll(stop);
  describeServer(url, {
    ...{ version: undefined, sqlState: false, conditions: false, numbered: false, progress: false },
  });
});
