import { checkAtLeast, checkObject, checkWhole, DomainError } from '@bits-per-sample/core';
import type { Scenario } from './scenario.ts';

const shares = [
  'labelSwaps',
  'falsePositive',
  'falseNegative',
  'falsePositiveEnd',
  'falseNegativeEnd',
  'impossible',
  'hackable',
  'noisy',
  'noisyRate',
  'slow',
  'slowness',
  'maxHint',
  'lost',
  'errors',
  'arrivals',
  'departures',
] as const;
const finite = ['difficulty', 'spread', 'speed', 'hintWorth', 'lag'] as const;
/** Numbers that a world holds: loadings of all tasks on all skills. */
const MOST = 2 ** 26;

/** Throws unless every parameter of a scenario is in its domain. */
export function checkScenario(fn: string, scenario: Scenario): void {
  checkObject(fn, 'scenario', scenario);
  if (typeof scenario.name !== 'string') throw new DomainError(fn, 'name', 'a text', scenario.name);
  for (const key of shares)
    if (typeof scenario[key] !== 'number' || !(scenario[key] >= 0 && scenario[key] <= 1))
      throw new DomainError(fn, key, 'in [0, 1]', scenario[key]);
  for (const key of finite)
    if (!Number.isFinite(scenario[key]))
      throw new DomainError(fn, key, 'a finite number', scenario[key]);
  for (const key of ['spread', 'labelNoise', 'lag'] as const) {
    checkAtLeast(fn, key, scenario[key], 0);
    if (Number.isNaN(scenario[key])) throw new DomainError(fn, key, '≥ 0', scenario[key]);
  }
  checkWhole(fn, 'skills', scenario.skills, { least: 1, most: 1024 });
  checkWhole(fn, 'tasks', scenario.tasks, {
    least: 1,
    most: Math.floor(MOST / scenario.skills),
  });
}
