import { createRng, type Estimate } from '@bits-per-sample/core';
import type { Need, Strategy } from '@bits-per-sample/curriculum';
import { ReportError } from '../options/reportError.ts';
import type { LoggedGroup, LoggedRun } from './loggedRun.ts';
import type { Compared, Replay } from './replayShape.ts';
import { hasPropensities, tasksOf, type WatchedDraws, watchDraws } from './watchDraws.ts';
import { compareMeans, effectiveSize, sumsBy, weightCheck } from './weightedMeans.ts';

/** How a log is replayed. */
export interface ReplaySettings {
  /** Groups per step; those of the logged step when left out. */
  readonly groups?: number | undefined;
  /** Seed of the strategy's draws and of the bootstrap. Default 0. */
  readonly seed?: number | undefined;
  /** Nominal coverage of the intervals. Default 0.95. */
  readonly level?: number | undefined;
}

/** Below so many effective prompts an interval means nothing. */
const FEWEST = 30;

/** Mean weight further from 1 than this, beyond chance: the propensities are wrong. */
const OFF = 0.2;

/**
 * Replays a log under another strategy. Before each logged step the strategy, which has seen all
 * the outcomes logged until then, says with which share p of its draws it would take each
 * prompt; the groups of the step, drawn with propensity q, then count p/q each:
 *
 * mean under the strategy ≈ Σ (p/q) y / Σ (p/q)
 *
 * (self-normalised importance weights), with a bootstrap over prompts and, from ten steps on, one
 * over steps, of which the wider interval is given. The first step is not compared: there the
 * strategy had no evidence to draw by. Each logged step counts as one policy version.
 *
 * It answers what the strategy would have drawn from the model as it was recorded. It cannot
 * answer what the model would have become.
 *
 * @param run the log.
 * @param strategy another strategy.
 * @param options groups per step, seed, level.
 * @returns the comparison; estimates are undefined, with the reason, when the log cannot tell.
 * @throws {ReportError} the strategy needs labels that a log does not hold.
 */
export function replayLog(
  run: LoggedRun,
  strategy: Strategy,
  { groups: batch, seed = 0, level = 0.95 }: ReplaySettings = {},
): Replay {
  const tasks = tasksOf(run);
  checkNeeds(
    strategy,
    tasks.every(({ stratum }) => stratum !== undefined),
  );
  const rng = createRng(seed);
  const logged = hasPropensities(run);
  const watched = watchDraws(run, strategy, { batch, rng });
  const { weighted } = watched;
  const usable = weighted.filter(({ weight }) => weight > 0 && Number.isFinite(weight));
  const effective = {
    groups: effectiveSize(usable.map(({ weight }) => weight)),
    prompts: effectiveSize(sumsBy(usable, ({ group }) => group.prompt)),
  };
  const facts = { run, watched, usable: usable.length, effective: effective.prompts, logged };
  const meanWeight = weightCheck(usable, { level, rng });
  const compared = (of: (group: LoggedGroup) => number, unit: string): Compared =>
    compareMeans(usable, of, { unit, level, rng, reason: reasonNotTo(unit, meanWeight, facts) });
  return {
    schema: 'bits-per-sample/replay/1',
    strategy: { kind: strategy.kind, config: strategy.config },
    log: {
      groups: run.groups.length,
      prompts: tasks.length,
      steps: run.steps.length,
      compared: weighted.length,
      seenBefore: watched.seenBefore / Math.max(1, weighted.length),
    },
    propensities: logged ? 'logged' : 'assumed uniform',
    effective,
    meanWeight,
    liveShare: compared(({ live }) => live, 'share of groups'),
    passRate: compared(({ rate }) => rate, 'pass rate'),
    bitsPerRollout: compared(({ bits }) => bits, 'bits/rollout'),
    draws: watched.draws,
    drawn: watched.drawn,
    limits: limitsOf(run, logged, watched.drawsAll),
  };
}

/** Why nothing can be told, if nothing can. */
function reasonNotTo(
  unit: string,
  meanWeight: Estimate,
  facts: {
    readonly run: LoggedRun;
    readonly watched: WatchedDraws;
    readonly usable: number;
    readonly effective: number;
    readonly logged: boolean;
  },
): string | undefined {
  const { run, watched, usable, effective, logged } = facts;
  if (run.steps.length < 2)
    return 'the log has one step, so the strategy would have had no evidence to draw by';
  if (watched.seenBefore === 0)
    return 'no prompt comes back in a later step, so evidence on a prompt never meets a draw of it';
  if (usable < watched.weighted.length) return 'some groups have no logged propensity above 0';
  if (effective < FEWEST)
    return `the effective sample is ${effective.toFixed(1)} prompts, below ${FEWEST}`;
  const includesOne = meanWeight.lower <= 1 && meanWeight.upper >= 1;
  // logged propensities may be of a draw or of a batch: only their ratios count
  if (!logged && !includesOne && Math.abs(meanWeight.value - 1) > OFF)
    return `the mean weight is ${meanWeight.value.toFixed(2)} instead of 1, so the log was not drawn with these propensities`;
  if (run.graded && unit !== 'share of groups')
    return 'graded rewards have no pass rate; `success: RULE` makes one';
  return undefined;
}

const OUT_OF_A_LOG: readonly Need[] = ['stratum'];

function checkNeeds({ kind, needs }: Strategy, strata: boolean): void {
  const missing = needs.filter((need) => !(strata && OUT_OF_A_LOG.includes(need)));
  if (missing.length > 0)
    throw new ReportError(
      'missing-labels',
      `\`strategy: '${kind}'\`: needs ${missing.join(', ')}, which the log does not hold${missing.includes('stratum') ? ' (`category: COLUMN` names strata)' : ''}`,
    );
}

function limitsOf({ prompts, steps }: LoggedRun, logged: boolean, drawsAll: boolean): string[] {
  return [
    ...(drawsAll
      ? [
          `Every step asks for as many groups as there are prompts (${prompts.size}): a strategy that draws each once draws them all, as the log did, and nothing is compared; \`groups: B\` asks for fewer.`,
        ]
      : []),
    'The model would have learned otherwise: these are draws from the model as it was recorded, not a forecast of the run.',
    `Prompts that were never drawn are not in the log: the pool is the ${prompts.size} prompts that were.`,
    ...(logged
      ? []
      : [
          'The recorded policy is assumed to have drawn every prompt with the same probability at every step; `propensity: COLUMN` names what was logged.',
        ]),
    ...(steps.length > 1
      ? ['Each logged step counts as one policy version, also where the log leaves steps out.']
      : []),
  ];
}
