import { DomainError } from '@bits-per-sample/core';
import { everyStrategy, type Strategy } from '@bits-per-sample/curriculum';
import { checkOptions } from '../options/checkOptions.ts';
import { type ReplayOptions, replayTable } from '../options/replayOptions.ts';
import type { RunSource } from '../options/runSource.ts';
import { successRule } from '../options/successRule.ts';
import { readRun } from '../reading/readRun.ts';
import { loggedRun } from './loggedRun.ts';
import { replayLog } from './replayLog.ts';
import type { Replay } from './replayShape.ts';

/**
 * Replays a log under another curriculum: which share of live groups, which pass rate and how many
 * bits per rollout that strategy would have drawn from the model as it was recorded. What the
 * model would have become under it no log can say.
 *
 * Before each logged step the strategy, which has seen all the outcomes until then, says with which
 * share p of its draws it would take each prompt; the groups of the step, drawn with propensity q,
 * then count p/q each: mean ≈ Σ (p/q) y / Σ (p/q), self-normalised importance weights, with a
 * bootstrap over prompts and, from ten steps on, one over steps, of which the wider is given. The
 * first step is not compared: there the strategy had no evidence to draw by.
 *
 * @param source any source that `report` takes, with steps and prompts that are known across them.
 * @param options the strategy and its options, groups per step, seed, level, columns; `propensity`
 *   where the log holds the probabilities of the draws.
 * @returns the comparison; estimates are undefined, with the reason, when the log cannot tell.
 * @throws {DomainError} an option or a source that is not what it must be.
 * @throws {SchemaError} what is read is no log.
 * @throws {ReportError} no group, several runs, prompts that cannot be told apart, graded rewards
 *   outside [0, 1], or labels that the strategy needs and the log lacks.
 *
 * @example
 * ```ts
 * const rows = [0, 1].flatMap((step) =>
 *   Array.from({ length: 160 }, (_, i) => ({ step, group: `p${i >> 2}`, reward: Number(i % 3 === 0) })),
 * );
 * const { liveShare } = await replay(rows, { strategy: 'uniform' });
 * liveShare.difference.value; // => 0
 * ```
 */
export async function replay(source: RunSource, options: ReplayOptions = {}): Promise<Replay> {
  checkOptions('replay', options, replayTable);
  const { success, groups, seed, level } = options;
  const strategy = strategyOf(options);
  const run = loggedRun(await readRun('replay', source, options), {
    rule: success === undefined ? undefined : successRule(success),
  });
  return replayLog(run, strategy, { groups, seed, level });
}

function strategyOf({ strategy = 'goldilocks', config = {} }: ReplayOptions): Strategy {
  if (typeof strategy !== 'string') return strategy;
  if (!Object.hasOwn(everyStrategy, strategy))
    throw new DomainError(
      'replay',
      'strategy',
      `one of ${Object.keys(everyStrategy).join(', ')}`,
      strategy,
    );
  return everyStrategy[strategy]!(config as never);
}
