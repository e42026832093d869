import { hasPromptId, promptIn } from '../formats/isNeutral.ts';
import { answerColumns } from '../rows/answerColumns.ts';
import { isObject } from '../rows/objectOf.ts';
import { has, type RowObject } from '../rows/rowFormat.ts';
import { successColumn } from '../rows/successColumn.ts';
import { definedColumns } from './definedColumns.ts';
import type { PlannedMapping, PlannedRows } from './plannedRows.ts';
import { rewardColumns } from './rewardColumns.ts';

/** The columns of neutral rows, by the names that this package gives them. */
export function neutralColumns({ head, mapping, told }: PlannedRows): PlannedMapping {
  const { first, rows, columns } = head;
  const named = (...names: readonly string[]): string | undefined =>
    names.find((name) => has(columns, name));
  const { rewardParts } = mapping;
  const reward = mapping.reward ?? (rewardParts === undefined ? ['reward'] : undefined);
  const id = named('prompt_id', 'promptId');
  const byText = !hasPromptId(first) && promptIn(first) !== undefined;
  const own = definedColumns({
    run: named('run'),
    step: named('step'),
    group: has(first, 'group') ? ['group'] : undefined,
    promptId: id === undefined ? undefined : [id],
    prompt: byText ? 'prompt' : undefined,
    rollout: named('rollout'),
    success: named('success') ?? successColumn(rows, reward ?? Object.keys(rewardParts ?? {})),
    category: named('category'),
    kind: named('kind'),
    status: named('status'),
    inputTokens: named('input_tokens', 'inputTokens'),
    outputTokens: named('output_tokens', 'outputTokens'),
    logprob: named('sum_logprob', 'sumLogprob'),
    advantage: named('advantage'),
    propensity: named('propensity'),
    text: named('text'),
    lag: named('lag'),
    logRatio: named('log_ratio', 'logRatio'),
  });
  return {
    parts: partsIn(rows),
    followsParts: told.has('reward-parts'),
    mapping: definedColumns({
      ...definedColumns(answerColumns(rows, { ...own, ...mapping })),
      ...own,
      ...mapping,
      ...rewardColumns(definedColumns({ ...mapping, reward }), rows, told),
    }),
  };
}

/** Parts of the reward that have a column each. */
const MOST_PARTS = 8;

/** The fields of the object beside the reward. */
function partsIn(rows: readonly RowObject[]): Record<string, string> {
  const names = new Set(
    rows.flatMap(({ rewards }) => (isObject(rewards) ? Object.keys(rewards) : [])),
  );
  return Object.fromEntries(
    [...names].slice(0, MOST_PARTS).map((name) => [name, `rewards.${name}`]),
  );
}
