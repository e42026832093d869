import { formatCount, formatPercent, formatPlural } from '@bits-per-sample/core';
import type { DollarBasis, PlanCosts } from '../plan/costs.ts';

const BASIS: Readonly<Record<DollarBasis, string>> = {
  seconds: 'logged seconds and the price of an hour',
  tokens: 'prices by the token',
  flops: 'FLOPs and the price of an hour',
};

/** What the costs follow from, and what they lack. */
export function planCostText(costs: PlanCosts): string[] {
  const { promptTokens, completionTokens, groupSize, lengthTrend, prices } = costs;
  const lengths = [
    ...(promptTokens === null ? [] : [`${formatCount(promptTokens)} tokens a prompt`]),
    ...(completionTokens === null ? [] : [`${formatCount(completionTokens)} tokens an answer`]),
    ...(groupSize === null ? [] : [`${formatPlural(groupSize, 'rollout')} a group`]),
  ];
  const change = lengthTrend?.change ?? 0;
  const basis = costs.step.basis ?? costs.rollout.basis;
  const asked = prices !== null || !costs.reasons.some(({ code }) => code === 'no-model');
  return [
    ...(lengths.length === 0
      ? []
      : [
          `${costs.steps < 2 ? 'In this log' : 'Now (last quarter of the steps)'}: ${lengths.join(', ')}.${Math.abs(change) < 0.05 ? '' : ` Answers became ${formatPercent(Math.abs(change))} ${change > 0 ? 'longer' : 'shorter'} within the log.`}`,
        ]),
    ...(basis === null || prices === null
      ? []
      : [
          `Money: ${basisText(costs)}, as of ${prices.asOf} (${prices.source})${costs.assumedUtilisation ? ', at a utilisation that is assumed' : ''}.`,
        ]),
    ...costs.reasons
      .filter(({ code }) => code === 'no-model' || asked || needed.has(code))
      .filter(({ code }) => code !== 'no-length-trend')
      .map(({ message }) => message),
  ];
}

/** Where the amounts come from: a rollout and a step may know better than the rest. */
function basisText({ rollout, step, example }: PlanCosts): string {
  const own = step.basis ?? rollout.basis;
  const rest = example.basis;
  const one = own ?? rest;
  if (one === null) return '';
  if (own === rest || rest === null) return BASIS[one];
  const what = rollout.basis === own ? 'a rollout and a step' : 'a step';
  return `${BASIS[one]} for ${what}, ${BASIS[rest]} for the rest`;
}

/** What is said even where nothing was asked. */
const needed: ReadonlySet<string> = new Set(['no-answer-lengths', 'no-price']);
