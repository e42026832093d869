import { formatPlural } from '@bits-per-sample/core';
import type { PlanCostOptions } from '../options/planCostOptions.ts';
import type { CostReason, PlanCosts } from './costs.ts';
import type { LoggedCosts } from './loggedShape.ts';

type Known = Omit<PlanCosts, 'reasons'>;

/** Steps from which on a first and a last quarter are told apart. */
const FEW_STEPS = 4;

/** The reason for everything that is not known, and the option or the log that would settle it. */
export function costReasons(
  costs: Known,
  logged: LoggedCosts,
  options: PlanCostOptions,
): CostReason[] {
  const reasons: CostReason[] = [];
  const say = (
    code: string,
    field: keyof Known | readonly (keyof Known)[],
    message: string,
    unknown: boolean,
  ): void => {
    if (unknown) reasons.push({ code, message, fields: [field].flat() });
  };
  const units = ['rollout', 'step', 'example'] as const;
  say(
    'no-prompt-lengths',
    'promptTokens',
    'The log has no lengths of prompts: `promptTokens: N` says how long they are.',
    costs.promptTokens === null,
  );
  say(
    'no-answer-lengths',
    'completionTokens',
    logged.means
      ? 'The log has no mean length of answers in tokens, and costs follow from it: a trainer can log it, and a log of the rollouts has it.'
      : 'The log has no answer lengths, and costs follow from them: `outputTokens: COLUMN` names one.',
    costs.completionTokens === null,
  );
  say(
    'no-group-size',
    'groupSize',
    'How many rollouts share a prompt is not known: `groupSize: N` says it.',
    costs.groupSize === null,
  );
  say(
    'no-step-size',
    ['rollouts', 'rolloutsPerStep', 'step'],
    'The log has means per step, not how many rollouts they are of: `rolloutsPerStep: N` says it.',
    costs.rolloutsPerStep === null,
  );
  say(
    'no-live-share',
    ['liveShare', 'rolloutSkippingDead'],
    'In what share of the groups the rewards differed is not known (the log may hold such groups only), so what skipping the others saves is not told.',
    costs.liveShare === null,
  );
  say(
    'no-right-answers',
    'exampleFromOwn',
    'No answer of the last steps is known to be right: what a right one of its own costs is not told.',
    !((logged.passRate?.last ?? 0) > 0),
  );
  say(
    'no-length-trend',
    'lengthTrend',
    logged.severalRuns
      ? 'The log holds several runs, so whether answers grow is not told: `where: { run: NAME }` takes one.'
      : `${formatPlural(logged.steps, 'step')} with lengths are too few to tell whether answers grow: ${FEW_STEPS} are needed.`,
    costs.lengthTrend === null && costs.completionTokens !== null,
  );
  say(
    'no-model',
    units,
    'FLOPs need the size of the model: `model: PARAMETERS`.',
    options.model === undefined,
  );
  say(
    'no-price',
    units,
    'Dollars need prices: by the token (`prices`, `tokenPrice: NAME`) or by the hour (`prices`, `gpu: NAME`, and `gpus: N` where the log has the seconds of a step).',
    costs.rollout.dollars === null && costs.step.dollars === null,
  );
  return reasons;
}
