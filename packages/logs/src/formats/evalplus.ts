import { count } from '../log/count.ts';
import { isObject } from '../rows/objectOf.ts';
import { type DocumentFormat, has, type RowObject } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';

const PASSES: ReadonlySet<unknown> = new Set(['pass', 'success']);

/**
 * What evalplus writes beside the samples it ran, `*_eval_results.json`: the tasks of HumanEval
 * or MBPP, and of each the answers with how they fared, one answer a row. An answer is right
 * when it passes the tests of the benchmark and, where they were run, the added ones too.
 */
export const evalplus: DocumentFormat = {
  name: 'evalplus',
  recognises: (document) => has(document, 'hash') && isObject(document.eval),
  openDocument: (document, { tally }) => ({
    kind: 'rollouts',
    rows: answersOf(document.eval as RowObject),
    reader: {
      grouping: { method: 'explicit id', detail: 'task_id' },
      prompts: { method: 'explicit id', detail: 'task_id' },
      read(row, out) {
        const task = tally.id(row.task_id);
        const { base_status: base, plus_status: plus } = row;
        if (task === undefined || typeof base !== 'string') {
          tally.skip('no-status', (n) => `${count(n, 'answer')} without a task or a status`);
          return;
        }
        const added = typeof plus === 'string' && plus !== '';
        if (!added) {
          const say = (n: number) => `${count(n, 'answer')} judged by the tests of the base only`;
          tally.note('base-only', say);
        }
        const right = PASSES.has(base) && (!added || PASSES.has(plus));
        out.push({
          group: task,
          prompt: task,
          reward: tally.number(right),
          kind: 'eval',
          ...textMarks(row.solution),
        });
      },
    },
  }),
};

/** The answers to all tasks, whichever version wrote them. */
function* answersOf(tasks: RowObject): Generator<unknown> {
  for (const [task_id, answers] of Object.entries(tasks)) {
    // before 0.2: lists of [status, passed tests], one for each set of tests
    const list = Array.isArray(answers) ? answers : beforeV02(answers);
    for (const answer of list) yield isObject(answer) ? { task_id, ...answer } : answer;
  }
}

function beforeV02(task: unknown): unknown[] {
  if (!isObject(task) || !Array.isArray(task.base)) return [task];
  const plus: readonly unknown[] = Array.isArray(task.plus) ? task.plus : [];
  return task.base.map((base: unknown, i) => ({
    base_status: statusOf(base),
    plus_status: statusOf(plus[i]),
  }));
}

const statusOf = (result: unknown): unknown => (Array.isArray(result) ? result[0] : undefined);
