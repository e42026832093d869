import { advance } from '../trend/advance.ts';
import type { PassRateTrend } from '../trend/fitTrend.ts';
import { placeOf } from '../trend/placeOf.ts';

/** A Gaussian of a mixture. */
export interface Gaussian {
  readonly weight: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Log-odds at `at` rollouts: the mixture of what every component expects. */
export function levelsAt({ now, components }: PassRateTrend, at: number): Gaussian[] {
  return components.map((component) => {
    const { offset, weight } = component;
    const distance = placeOf(at, now, offset) - placeOf(now, now, offset);
    const { level, levelVariance } = advance(component, component, distance);
    return { weight, mean: level, deviation: Math.sqrt(Math.max(0, levelVariance)) };
  });
}
