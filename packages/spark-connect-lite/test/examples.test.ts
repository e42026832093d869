import { describeExamples, describeFetched, startSail } from '@bits-per-sample/testkit';
import { afterAll } from 'vitest';
import * as client from '../src/index.ts';

const root = new URL('..', import.meta.url);

describeExamples({ root, scope: { ...client }, sources: ['src'] });

describeFetched('README', await startSail(), ({ url, stop }) => {
  afterAll(stop);
  const connect = () => client.connect(url);
  describeExamples({ root, scope: { ...client, connect }, sources: ['README.md'] });
});
