import { UsageError } from '../usageError.ts';
import type { EngineAsked } from './engineAsked.ts';
import { type EngineName, enginePackages } from './enginePackages.ts';

/** The engine that the caller named; undefined where none is. */
export function engineName({ engine: name }: EngineAsked): EngineName | 'js' | undefined {
  if (name === undefined || name === 'js' || name in enginePackages)
    return name as EngineName | 'js' | undefined;
  const known = ['js', ...Object.keys(enginePackages)].join(', ');
  throw new UsageError(`--engine: expected one of ${known}, got ${name}`);
}
