import { count } from '../log/count.ts';
import { noteEmptyRow } from '../rows/noteEmptyRow.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';

/**
 * What LiveCodeBench writes with `--evaluate`, `{scenario}_{n}_{temperature}_eval_all.json`: one
 * row per problem, with a list of whether each answer passed.
 */
export const liveCodeBench: RowFormat = {
  name: 'livecodebench',
  kind: 'rollouts',
  recognises: (row) => has(row, 'question_id') && Array.isArray(row.graded_list),

  open: ({ tally }) => ({
    grouping: { method: 'explicit id', detail: 'question_id' },
    prompts: { method: 'explicit id', detail: 'question_id' },
    read(row, out) {
      const question = tally.id(row.question_id);
      if (question === undefined || !Array.isArray(row.graded_list)) {
        tally.skip('no-group', (n) => `${count(n, 'row')} without question_id or graded_list`);
        return;
      }
      // problems of code execution come several times under one number, with tests of their own
      const test = tally.id(row.test_id ?? row.id);
      const group = test === undefined || test === question ? question : `${question} ${test}`;
      const category = tally.id(row.difficulty);
      if (row.graded_list.length === 0) noteEmptyRow(tally);
      for (const [i, passed] of row.graded_list.entries())
        out.push({
          group,
          prompt: group,
          category,
          reward: tally.number(passed),
          kind: 'eval',
          ...textMarks(entryOf(row.output_list, i)),
        });
    },
  }),
};

const entryOf = (list: unknown, i: number): unknown => (Array.isArray(list) ? list[i] : undefined);
