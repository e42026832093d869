import type { AnyStrategy } from './anyStrategy.ts';
import { benchOf, type Law } from './bench.ts';
import { benchmarkLaws } from './benchmarkLaws.ts';
import { optionLaws } from './optionLaws.ts';
import { outcomeLaws } from './outcomeLaws.ts';
import { poolLaws } from './poolLaws.ts';
import { replayLaws } from './replayLaws.ts';
import { shareLaws } from './shareLaws.ts';
import type { StrategyLawOptions } from './strategyLawOptions.ts';
import { weightLaws } from './weightLaws.ts';

/** The laws of `describeStrategy`, by name; each throws when it is broken. */
export function strategyLaws(factory: () => AnyStrategy, options: StrategyLawOptions): Law[] {
  const { claims = false, fixedPool = false, fixtures = [] } = options;
  const bench = benchOf(factory, options);
  return [
    ...replayLaws(bench),
    ...outcomeLaws(bench),
    ...weightLaws(bench),
    ...optionLaws(bench, fixtures),
    ...(fixedPool ? [] : poolLaws(bench)),
    ...(claims ? shareLaws(bench) : []),
    ...benchmarkLaws(factory, options),
  ];
}
