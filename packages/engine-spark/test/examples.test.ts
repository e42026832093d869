import * as core from '@bits-per-sample/core';
import * as sql from '@bits-per-sample/sql';
import { describeExamples, describeFetched, startSail } from '@bits-per-sample/testkit';
import { afterAll } from 'vitest';
import * as engine from '../src/index.ts';

const root = new URL('..', import.meta.url);

describeExamples({ root, scope: { ...core, ...sql, ...engine }, sources: ['src'] });

describeFetched('README', await startSail(), ({ url, stop }) => {
  afterAll(stop);
  const connectSpark = () => engine.connectSpark(url);
  const scope = { ...core, ...sql, connectSpark };
  describeExamples({ root, scope, sources: ['README.md'] });
});
