import { expect } from 'vitest';
import type { AnyStrategy } from './anyStrategy.ts';
import type { Law } from './bench.ts';
import type { StrategyLawOptions } from './strategyLawOptions.ts';

/** The benchmark is passed, and tells broken twins from the strategy. */
export function benchmarkLaws(
  factory: () => AnyStrategy,
  { benchmark, mutants = {} }: Pick<StrategyLawOptions, 'benchmark' | 'mutants'>,
): Law[] {
  if (!benchmark) return [];
  return [
    ['does as well in the benchmark as its table says', () => benchmark(factory)],
    ...Object.entries(mutants).map(
      ([name, mutant]): Law => [
        `the benchmark tells it from ${name}`,
        () => expect(() => benchmark(mutant)).toThrow(),
      ],
    ),
  ];
}
