import { count } from '../log/count.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';
import { totalOf } from '../rows/tokenSums.ts';

/**
 * Evaluations of SkyRL, `dumped_evals/global_step_{step}_evals/{source}.jsonl`: one row per
 * answer. `score` is a number, or a list of one reward per token, which is added up. There is no
 * id: the group is the prompt.
 */
export const skyrlEvals: RowFormat = {
  name: 'skyrl-evals',
  kind: 'rollouts',
  recognises: (row) => has(row, 'input_prompt', 'output_response', 'score', 'env_class'),

  open({ tally, nameStep }) {
    const prompts = new PromptIds(tally);
    return {
      grouping: { method: 'step + prompt text', detail: 'step, input_prompt' },
      prompts: { method: 'prompt text', detail: 'input_prompt' },
      read(row, out) {
        const prompt = prompts.of(row.input_prompt);
        if (prompt === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without input_prompt`);
          return;
        }
        const { score } = row;
        out.push({
          step: nameStep,
          group: prompt,
          prompt,
          reward: Array.isArray(score) ? (totalOf(score) ?? Number.NaN) : tally.number(score),
          kind: 'eval',
          category: tally.id(row.data_source ?? row.env_class),
          ...textMarks(row.output_response),
          status: row.stop_reason === 'length' ? 'truncated' : 'ok',
        });
      },
    };
  },
};
