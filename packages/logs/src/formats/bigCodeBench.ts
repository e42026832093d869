import { count } from '../log/count.ts';
import { isObject } from '../rows/objectOf.ts';
import { type DocumentFormat, has, type RowObject } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';

/**
 * What BigCodeBench writes beside the samples, `*_eval_results.json`: the tasks, and of each the
 * answers with one `status`: `pass`, `fail` or `timeout`.
 */
export const bigCodeBench: DocumentFormat = {
  name: 'bigcodebench',
  recognises: ({ eval: tasks, ...document }) =>
    isObject(tasks) && !has(document, 'hash') && isAnswer(firstOf(Object.values(tasks)[0])),

  openDocument: (document, { tally }) => ({
    kind: 'rollouts',
    rows: answersOf(document.eval as RowObject),
    reader: {
      grouping: { method: 'explicit id', detail: 'task_id' },
      prompts: { method: 'explicit id', detail: 'task_id' },
      read(row, out) {
        const task = tally.id(row.task_id);
        if (task === undefined || typeof row.status !== 'string') {
          tally.skip('no-status', (n) => `${count(n, 'answer')} without a task or a status`);
          return;
        }
        if (row.status === 'timeout')
          tally.note('timeouts', (n) => `${count(n, 'answer')} ran out of time: no success`);
        out.push({
          group: task,
          prompt: task,
          reward: row.status === 'pass' ? 1 : 0,
          kind: 'eval',
          ...textMarks(row.solution),
        });
      },
    },
  }),
};

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);

const isAnswer = (answer: unknown): boolean =>
  isObject(answer) && typeof answer.status === 'string' && !has(answer, 'base_status');

function* answersOf(tasks: RowObject): Generator<unknown> {
  for (const [task_id, answers] of Object.entries(tasks))
    for (const answer of Array.isArray(answers) ? answers : [answers])
      yield isObject(answer) ? { task_id, ...answer } : answer;
}
