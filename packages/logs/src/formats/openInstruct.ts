import { count } from '../log/count.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { lengthOf, totalOf } from '../rows/tokenSums.ts';

/**
 * Rollouts of open-instruct, `{run}_rollouts_{shard}.jsonl`: one row per answer that was trained
 * on, as tokens. `prompt_idx` is the place of the prompt in the batch, which starts anew with
 * every step.
 */
export const openInstruct: RowFormat = {
  name: 'open-instruct',
  kind: 'rollouts',
  recognises: (row) => has(row, 'prompt_idx', 'response_tokens', 'finish_reason'),

  open({ tally }) {
    tally.note(
      'survivors',
      'open-instruct writes this file after filtering: groups with equal rewards are missing here',
    );
    return {
      grouping: { method: 'explicit id', detail: 'step, prompt_idx' },
      prompts: { method: 'unknown', detail: 'prompt_idx counts the prompts of a step' },
      read(row, out) {
        const group = tally.id(row.prompt_idx);
        if (group === undefined) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without prompt_idx`);
          return;
        }
        out.push({
          step: tally.number(row.step),
          group,
          reward: tally.number(row.reward),
          advantage: tally.number(row.advantage),
          kind: 'train',
          category: tally.id(Array.isArray(row.dataset) ? row.dataset[0] : row.dataset),
          status: row.finish_reason === 'length' ? 'truncated' : 'ok',
          inputTokens: lengthOf(row.prompt_tokens),
          outputTokens: lengthOf(row.response_tokens),
          logprob: totalOf(row.logprobs),
          rollout: tally.id(row.sample_idx),
        });
      },
    };
  },
};
