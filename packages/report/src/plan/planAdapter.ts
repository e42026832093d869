import { loraCapacity } from '@bits-per-sample/info';
import { receivedBits } from '../compare/receivedBits.ts';
import type { RunPlanOptions } from '../options/planTable.ts';
import type { ReportSft } from '../sft/sftShape.ts';
import type { PlannedRun } from './plannedRun.ts';
import type { PlanAdapter } from './planShape.ts';

/** What the adapters hold beside what training offered them; null where all weights are trained. */
export function planAdapter(
  { report }: PlannedRun,
  sft: ReportSft | null,
  { loraParameters }: RunPlanOptions,
): PlanAdapter | null {
  if (loraParameters === undefined || loraParameters === 0) return null;
  const rewards = receivedBits(report);
  const given = sft?.absorbed.perExample;
  const examples = given ? Math.max(0, given.value) * sft!.absorbed.examples : null;
  const told = Number.isNaN(rewards.value) ? null : rewards.upper;
  const known = [told, examples].filter(
    (bits) => bits !== null && Number.isFinite(bits),
  ) as number[];
  const bitsReceived = known.reduce((sum, bits) => sum + bits, 0);
  const card = loraCapacity({
    parameters: loraParameters,
    ...(known.length > 0 && { bitsReceived }),
  });
  return {
    parameters: loraParameters,
    storageBits: card.storageBits,
    knowledgeBits: card.knowledgeBits,
    rewardBits: told,
    exampleBits: examples,
    verdict: card.verdict,
  };
}
