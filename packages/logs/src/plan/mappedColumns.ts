import { answerColumns } from '../rows/answerColumns.ts';
import { bareName } from '../rows/bareName.ts';
import { successColumn } from '../rows/successColumn.ts';
import { definedColumns } from './definedColumns.ts';
import type { PlannedMapping, PlannedRows } from './plannedRows.ts';
import { rewardColumns } from './rewardColumns.ts';

/** Names of columns of steps, without `_`, `-` and case. */
const STEP = /^(?:global|train|training|trainer)?(?:step|iteration)$/;

/** The columns of rows that a mapping says everything of, and those that were found beside them. */
export function mappedColumns({ head, mapping, told }: PlannedRows): PlannedMapping {
  const { reward = [], rewardParts = {}, group = [] } = mapping;
  const rewards = reward.length > 0 ? reward : Object.keys(rewardParts);
  const beside = told.has('success-column') ? successColumn(head.rows, rewards) : undefined;
  return {
    followsParts: true,
    mapping: definedColumns({
      ...definedColumns(answerColumns(head.rows, mapping)),
      ...mapping,
      ...rewardColumns(mapping, head.rows, told),
      success: mapping.success ?? beside,
      step: mapping.step ?? group.find((path) => STEP.test(bareName(path))),
    }),
  };
}
