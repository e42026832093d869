import { describe, it } from 'vitest';
import type { AnyStrategy } from './anyStrategy.ts';
import type { StrategyLawOptions } from './strategyLawOptions.ts';
import { strategyLaws } from './strategyLaws.ts';

/**
 * The contract of every strategy, one vitest test per law: determinism, exact resumption at every
 * point, outcomes late, twice, out of order or never, tasks that come and go, weights, extremes,
 * errors, frequencies of draws, no drained pool, migration, and where given the benchmark and
 * the mutants that it must tell from the strategy.
 */
export function describeStrategy(factory: () => AnyStrategy, options: StrategyLawOptions): void {
  const { kind } = factory();
  describe(`${kind} is a strategy`, () => {
    for (const [law, check] of strategyLaws(factory, options)) it(law, check);
  });
}
