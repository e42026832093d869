import type { Given } from '../commands/options.ts';
import { UsageError } from '../usageError.ts';
import { type EngineName, enginePackages } from './engineOptions.ts';

/** The engine that the caller named; undefined where none is. */
export function engineName(given: Given): EngineName | 'js' | undefined {
  const name = given.text('engine');
  if (name === undefined || name === 'js' || name in enginePackages)
    return name as EngineName | 'js' | undefined;
  const known = ['js', ...Object.keys(enginePackages)].join(', ');
  throw new UsageError(`--engine: expected one of ${known}, got ${name}`);
}
