import type { KeptSource } from '../report/keepSource.ts';
import { oneRun } from '../report/oneRun.ts';
import { Warnings } from '../report/warnings.ts';
import { type QuarterMeans, quarterMeans } from '../trials/quarterMeans.ts';
import type { LoggedCosts } from './loggedShape.ts';
import { metricCosts } from './metricCosts.ts';
import { plainSeries } from './plainSeries.ts';
import { rolloutCosts } from './rolloutCosts.ts';

/** Names under which trainers log the seconds of a whole step. */
const SECONDS = ['timing_s/step', 'perf/time_per_step', 'step_time', 'time/step', 'time/total'];

/** What a log says of the costs of its run, and the seconds of a step. */
export function loggedCosts(
  kept: KeptSource,
): LoggedCosts & { readonly seconds: QuarterMeans | null } {
  const tables = oneRun(kept.source.metrics ?? [], new Warnings());
  const costs =
    kept.source.input.kind === 'metrics'
      ? metricCosts(tables, kept.source.input.missingByColumn)
      : rolloutCosts(kept);
  return { ...costs, seconds: quarterMeans(plainSeries(tables, SECONDS)) };
}
