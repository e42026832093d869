import { type Estimate, undefinedEstimate } from '@bits-per-sample/core';
import type { Report } from '../report/reportShape.ts';
import { promptsOf } from '../trials/promptsOf.ts';
import type { ReportSource } from '../trials/reportSource.ts';

/** Reward bits that a training log brought per distinct prompt, at most. */
export function receivedBits(source: ReportSource, report: Report): Estimate {
  const { perRollout } = report.bits;
  const ids = promptsOf(source);
  if (ids === undefined)
    return undefinedEstimate('bits/prompt', 'the training log does not tell prompts apart');
  const prompts = new Set(ids.codes).size;
  if (perRollout === null || prompts === 0 || report.rollouts === null)
    return undefinedEstimate('bits/prompt', 'the training log gives no bits per rollout');
  const each = report.rollouts / prompts;
  return {
    value: perRollout.value * each,
    lower: perRollout.lower * each,
    upper: perRollout.upper * each,
    level: perRollout.level,
    n: prompts,
    unit: 'bits/prompt',
    method: `${perRollout.method}, ${Number(each.toPrecision(3))} rollouts per prompt`,
  };
}
