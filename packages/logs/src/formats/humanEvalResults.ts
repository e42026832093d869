import { count } from '../log/count.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';

/**
 * What HumanEval's `evaluate_functional_correctness` writes beside the answers,
 * `{samples}_results.jsonl`: one row per answer, with how its tests went in words and as `passed`.
 * An answer that ran out of time did not pass.
 */
export const humanEvalResults: RowFormat = {
  name: 'humaneval-results',
  kind: 'rollouts',
  recognises: (row) => has(row, 'task_id', 'passed') && typeof row.result === 'string',

  open: ({ tally }) => ({
    grouping: { method: 'explicit id', detail: 'task_id' },
    prompts: { method: 'explicit id', detail: 'task_id' },
    read(row, out) {
      const task = tally.id(row.task_id);
      if (task === undefined) {
        tally.skip('no-group', (n) => `${count(n, 'row')} without task_id`);
        return;
      }
      if (row.result === 'timed out')
        tally.note('timeouts', (n) => `${count(n, 'answer')} ran out of time: not passed`);
      out.push({
        group: task,
        prompt: task,
        reward: tally.number(row.passed),
        kind: 'eval',
        ...textMarks(row.completion),
      });
    },
  }),
};
