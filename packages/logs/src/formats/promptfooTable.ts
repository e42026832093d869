import { count } from '../log/count.ts';
import { promptId } from '../prompt/promptId.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import type { RowFormat, RowObject } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';
import { textOf } from '../rows/textOf.ts';

/** The header of an answer: `[provider] prompt`. */
const ANSWER = /^\[(.+?)\] /;
const STATUS = /^Status( \(\d+\))*$/;

/**
 * What promptfoo writes with `--output results.csv`: one row per test, and for each provider and
 * prompt an answer with its status. With `--repeat` a test has several rows, so a group is told by
 * the column of the answer and the variables that stand before it. An `ERROR` is no failure.
 */
export const promptfooTable: RowFormat = {
  name: 'promptfoo-table',
  kind: 'rollouts',
  recognises: (row) => {
    const names = Object.keys(row);
    const at = names.findIndex((name) => ANSWER.test(name));
    return at >= 0 && STATUS.test(names[at + 1] ?? '');
  },

  open({ tally, first }) {
    const names = Object.keys(first);
    const variables = names.slice(
      0,
      names.findIndex((name) => ANSWER.test(name)),
    );
    const answers = names.flatMap((name, at) =>
      ANSWER.test(name) && STATUS.test(names[at + 1] ?? '')
        ? [{ column: name, status: names[at + 1]! }]
        : [],
    );
    const prompts = new PromptIds(tally);
    return {
      grouping: { method: 'explicit id', detail: 'provider, prompt, variables' },
      prompts: { method: 'prompt text', detail: 'prompt, variables' },
      read(row, out) {
        const vars: RowObject = Object.fromEntries(variables.map((name) => [name, row[name]]));
        for (const { column, status } of answers) {
          const said = textOf(row[status]).toUpperCase();
          if (!/^(PASS|FAIL|ERROR)$/.test(said)) {
            tally.skip('no-status', (n) => `${count(n, 'answer')} without PASS, FAIL or ERROR`);
            continue;
          }
          const failed = said === 'ERROR';
          out.push({
            group: promptId([column, vars]),
            prompt: prompts.of([column.replace(ANSWER, ''), vars]),
            category: ANSWER.exec(column)![1],
            reward: failed ? Number.NaN : Number(said === 'PASS'),
            kind: 'eval',
            status: failed ? 'error' : 'ok',
            ...textMarks(row[column]),
          });
        }
      },
    };
  },
};
