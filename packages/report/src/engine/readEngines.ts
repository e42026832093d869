import type { EngineRun } from '../options/engineRun.ts';
import { type EngineOptions, type OpenedRun, openEngine, type ReducedRun } from './openEngine.ts';
import { promptDraw } from './promptDraw.ts';

/**
 * Reads what engines reduce of a run: the same prompts of each of its logs, so that all of them
 * together have no more groups than are wanted.
 *
 * @param logs one or several; the least `mostGroups` of them counts.
 * @param options how they are read; `others`: how many logs of the run no engine reduces.
 */
export async function readEngines(
  logs: readonly EngineRun[],
  { others, ...options }: EngineOptions & { readonly others: number },
): Promise<ReducedRun[]> {
  const opened: OpenedRun[] = [];
  for (const log of logs) opened.push(await openEngine(log, options));
  const mostGroups = Math.min(...logs.map((log) => log.mostGroups));
  const draw = await promptDraw(opened, { mostGroups, others });
  const reduced: ReducedRun[] = [];
  for (const one of opened) reduced.push(await one.reduce(draw));
  return reduced;
}
