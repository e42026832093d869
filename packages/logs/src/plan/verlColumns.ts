import { answerColumns } from '../rows/answerColumns.ts';
import { has } from '../rows/rowFormat.ts';
import { successColumn } from '../rows/successColumn.ts';
import { definedColumns } from './definedColumns.ts';
import type { PlannedMapping, PlannedRows } from './plannedRows.ts';

/** The columns of rollouts of verl that are grouped by their prompts. */
export function verlColumns({ head, mapping }: PlannedRows): PlannedMapping {
  const { first, rows } = head;
  const reward = mapping.reward ?? ['score'];
  return {
    mapping: definedColumns({
      prompt: 'input',
      step: 'step',
      text: 'output',
      answer: answerColumns(rows, mapping).answer,
      success: successColumn(rows, reward),
      ...mapping,
      reward,
    }),
    rowKind: has(first, 'reward') ? 'eval' : 'train',
    open: typeof first.uid === 'string' ? 'a part of the column uid names the group' : undefined,
  };
}
