import { AdvantageEvidence } from '../formats/advantageEvidence.ts';
import { rewardWeights } from '../formats/rewardWeights.ts';
import { partOf, rewardCandidates } from '../formats/trlRows.ts';
import { promptId } from '../prompt/promptId.ts';
import { LogTally } from '../rows/logTally.ts';
import { definedColumns } from './definedColumns.ts';
import type { PlannedMapping, PlannedRows } from './plannedRows.ts';

/** The columns of completions of TRL; which of them were added up their advantages tell. */
export function trlColumns(planned: PlannedRows): PlannedMapping {
  const { mapping } = planned;
  const asked = mapping.reward && Object.fromEntries(mapping.reward.map((name) => [name, 1]));
  const weights = asked ?? mapping.rewardParts ?? weightsIn(planned);
  const [single, ...others] = Object.entries(weights);
  const isSingle = single !== undefined && others.length === 0 && single[1] === 1;
  return {
    followsParts: true,
    mapping: definedColumns({
      prompt: 'prompt',
      step: 'step',
      text: 'completion',
      advantage: 'advantage',
      ...mapping,
      reward: isSingle ? [single[0]] : undefined,
      rewardParts: isSingle ? undefined : weights,
    }),
  };
}

/** Weights of the columns of rewards with which the advantages are those of their sum. */
function weightsIn({ head, rows }: PlannedRows): Readonly<Record<string, number>> {
  const columns = rewardCandidates(head.rows);
  const evidence = new AdvantageEvidence(columns.length);
  const tally = new LogTally();
  for (const row of rows)
    evidence.add({
      group: `${tally.number(row.step)} ${promptId(row.prompt)}`,
      parts: columns.map((name) => partOf(row[name], tally)),
      advantage: tally.number(row.advantage),
    });
  const weights = rewardWeights(evidence, columns.length) ?? columns.map(() => 1);
  const named = columns.map((name, i): [string, number] => [name, weights[i]!]);
  return Object.fromEntries(named.filter(([, weight]) => weight !== 0));
}
