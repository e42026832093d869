import type { Figure } from '@bits-per-sample/core';
import type { CostToTargetFigureOptions, Signal } from '@bits-per-sample/figures';
import type { Plan } from '../plan/planShape.ts';
import type { PlanPicture } from './pagePicture.ts';
import { atWidth } from './reportFigures.ts';

/** A picture of a plan and where it belongs. */
export interface PlanFigure {
  /** Section of the page. */
  readonly section: PlanPicture['section'];
  /** Its name: `forecast`, `costToTarget` or `oneAxis`. */
  readonly name: 'forecast' | 'costToTarget' | 'oneAxis';
  /** The picture as data. */
  readonly figure: Figure;
}

/**
 * The pictures of a plan, in the order of its page; those of a forecast that is refused are left out.
 *
 * @param plan any plan.
 * @param options `width`: room in px that they are laid out for; default: each its own width.
 * @returns the figures, each with its section and its name.
 *
 * @example
 * ```ts
 * const p = await plan([{ group: 'a', reward: 1 }, { group: 'a', reward: 0 }]);
 * await planFigures(p); // => []
 * ```
 */
export async function planFigures(
  plan: Plan,
  { width }: { readonly width?: number | undefined } = {},
): Promise<PlanFigure[]> {
  const { course, forecast, target, passRate } = plan;
  const signals = signalsOf(plan);
  const told = course !== null && forecast !== null && passRate !== null;
  if (!told && signals === null) return [];
  const build = await import('@bits-per-sample/figures');
  const figures: PlanFigure[] = [];
  if (told)
    figures.push({
      section: 'pass-rate',
      name: 'forecast',
      figure: build.forecastFigure({
        seen: course,
        ahead: forecast.ahead,
        ...(target !== null && { targets: [target.target] }),
        quantity: passRate.column,
        level: forecast.fourTimes.level,
      }),
    });
  const ladder = told ? ladderOf(plan) : null;
  if (ladder !== null)
    figures.push({
      section: 'targets',
      name: 'costToTarget',
      figure: build.costToTargetFigure(ladder),
    });
  if (signals !== null)
    figures.push({
      section: 'signals',
      name: 'oneAxis',
      figure: build.oneAxisFigure({ signals }),
    });
  return figures.map(({ figure, ...place }) => ({ ...place, figure: atWidth(figure, width) }));
}

/** What is set side by side; null where two signals have no bits above 0. */
function signalsOf({ signals }: Plan): Signal[] | null {
  const known = signals.filter(({ bits }) => bits.value > 0 && Number.isFinite(bits.value));
  if (known.length < 2) return null;
  return known.map(({ name, kind, bits, tokens, flops, dollars }) => ({
    name,
    kind,
    bits,
    ...(tokens !== null && tokens > 0 && { tokens }),
    ...(flops !== null && flops > 0 && { flops }),
    ...(dollars !== null && dollars > 0 && { dollars }),
  }));
}

/** The ladder of targets in the best account that all of its rungs have; null of fewer than two. */
function ladderOf({ targets, passRate, forecast, costs }: Plan): CostToTargetFigureOptions | null {
  const rungs = targets.filter(({ outlook }) => outlook === 'likely');
  if (rungs.length < 2) return null;
  const { rollout, prices } = costs;
  const has = (unit: 'dollars' | 'flops'): boolean =>
    rungs.every(({ costs }) => [costs!.value, costs!.lower].every((ahead) => ahead[unit] !== null));
  const [unit, name, each] = has('dollars')
    ? (['dollars', prices?.currency ?? 'money', rollout.dollars!] as const)
    : has('flops')
      ? (['flops', 'FLOPs', rollout.flops!] as const)
      : (['rollouts', 'rollouts', 1] as const);
  const column = (end: 'value' | 'lower' | 'upper'): number[] =>
    rungs.map(({ costs }) => costs![end]?.[unit] ?? NaN);
  const unlikely = targets.find(({ outlook }) => outlook !== 'likely')?.target;
  return {
    target: rungs.map(({ target }) => target),
    cost: column('value'),
    lower: column('lower'),
    upper: column('upper'),
    furthest: (forecast!.ahead.rollouts.at(-1)! - passRate!.rollouts) * each,
    unit: name,
    level: rungs[0]!.moreRollouts!.level,
    ...(unlikely !== undefined && { unlikely }),
  };
}
