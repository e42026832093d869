import type { Estimate } from '@bits-per-sample/core';
import type { RunPlanOptions } from '../options/planTable.ts';
import { ReportError } from '../options/reportError.ts';
import { readRun } from '../reading/readRun.ts';
import type { NowHeadline } from '../report/reportShape.ts';
import { readSft } from '../sft/readSft.ts';
import { scoresOf } from '../sft/scoresOf.ts';
import type { ReportSft } from '../sft/sftShape.ts';
import { costOptionsOf } from './costOptionsOf.ts';
import type { PlanCosts, UnitCost } from './costs.ts';
import type { PlannedRun } from './plannedRun.ts';
import type { PlanSignal } from './planShape.ts';
import { exampleUnit } from './planUnits.ts';
import { unitPricer } from './unitPricer.ts';

/** Level of the intervals of bits. */
const LEVEL = 0.95;

/** Scored examples that are set beside the rollouts; null where none are named. */
export async function plannedExamples(options: RunPlanOptions): Promise<ReportSft | null> {
  const { examples, nllUnit } = options;
  if (examples === undefined) return null;
  const source = await readRun('plan', examples, {});
  const sums = scoresOf(source);
  if (sums === undefined)
    throw new ReportError(
      'no-examples',
      `\`examples\`: ${source.input.files[0]} holds no likelihoods of examples`,
      { field: 'examples' },
    );
  return readSft(sums, { level: LEVEL, unit: nllUnit });
}

/**
 * A rollout, a teacher and an example in one unit: bits, and what a sample costs. Empty where there is
 * nothing to set beside the rollouts, or nothing is known of their bits.
 */
export function planSignals(
  { report, costs }: PlannedRun,
  sft: ReportSft | null,
  options: RunPlanOptions,
): PlanSignal[] {
  const { bits: ofRewards, teacher, turns } = report.now?.headline ?? report;
  const bits = ofRewards.perRollout;
  const dense = denseSignals({ teacher, turns }, costs);
  if (sft === null) return dense.length === 0 ? [] : [...rewardSignal(bits, costs), ...dense];
  const own = costOptionsOf(options);
  const tokens = sft.tokens === null ? null : sft.tokens / sft.examples;
  const unit = exampleUnit(
    { promptTokens: costs.promptTokens, completionTokens: tokens, groupSize: 1 },
    own,
  );
  const { flops, dollars } = unitPricer(own)(unit);
  const absorbed = (name: string, of: Estimate<'bits/sample'> | null | undefined): PlanSignal[] =>
    of ? [{ name, kind: 'absorbed', bits: of, tokens, flops, dollars }] : [];
  const { trained, heldOut, absorbed: all } = sft;
  return [
    ...rewardSignal(bits, costs),
    ...dense,
    ...(heldOut === null || trained === null
      ? absorbed('example', all.perExample)
      : [
          ...absorbed('example (trained on)', trained.perExample),
          ...absorbed('example (held out)', heldOut.perExample),
        ]),
  ];
}

const rewardSignal = (bits: Estimate | null, costs: PlanCosts): PlanSignal[] =>
  bits === null
    ? []
    : [{ name: 'rollout', kind: 'at most', bits, ...costOf(costs, costs.rollout) }];

/** What a teacher told at least, and what rewards per turn carry, at the price of their rollouts. */
function denseSignals(
  { teacher, turns }: Pick<NowHeadline, 'teacher' | 'turns'>,
  costs: PlanCosts,
): PlanSignal[] {
  const told = teacher?.toldByTop ?? teacher?.told ?? null;
  const nothing = { flops: null, dollars: null };
  return [
    ...(turns === null || turns.bits === null
      ? []
      : [
          {
            name: 'rollout with rewards per turn',
            kind: 'at most' as const,
            bits: turns.bits,
            ...costOf(costs, costs.rollout),
          },
        ]),
    ...(told === null
      ? []
      : [
          {
            name: 'rollout with a teacher',
            kind: 'at least' as const,
            bits: told,
            ...costOf(costs, costs.distilled ?? nothing),
          },
        ]),
  ];
}

const costOf = (
  { completionTokens }: PlanCosts,
  { flops, dollars }: Pick<UnitCost, 'flops' | 'dollars'>,
): Pick<PlanSignal, 'tokens' | 'flops' | 'dollars'> => ({
  tokens: completionTokens,
  flops,
  dollars,
});
