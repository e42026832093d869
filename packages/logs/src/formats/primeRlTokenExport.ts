import { count } from '../log/count.ts';
import { objectOf } from '../rows/objectOf.ts';
import { has, type RowFormat, type RowObject } from '../rows/rowFormat.ts';
import { totalOf } from '../rows/tokenSums.ts';

/** What tells the sequences of a step apart. */
const PLACE = ['rank', 'micro_step', 'micro_sequence_idx', 'export_sequence_idx'];

/**
 * Tokens that prime-rl was trained on, `token_exports/step_{N}/rank_{R}.jsonl`: one row per
 * sequence, as parallel lists. There are no rewards and no groups: what can be told is how many
 * bits the sampled tokens cost.
 */
export const primeRlTokenExport: RowFormat = {
  name: 'prime-rl-token-export',
  kind: 'rollouts',
  recognises: (row) => has(row, 'token_ids', 'inference_logprobs', 'trainer_logprobs'),

  open({ tally, nameStep }) {
    return {
      grouping: { method: 'none', detail: 'each sequence is a group of its own' },
      prompts: { method: 'unknown', detail: 'a sequence does not name its prompt' },
      read(row, out) {
        const trained = trainedOf(row);
        if (trained === undefined) {
          tally.skip('no-logprobs', (n) => `${count(n, 'sequence')} without inference_logprobs`);
          return;
        }
        const logprobs = trained(row.inference_logprobs);
        out.push({
          step: has(row, 'step') ? tally.number(row.step) : nameStep,
          group: PLACE.map((name) => tally.id(row[name]) ?? '').join(' '),
          reward: Number.NaN,
          kind: 'train',
          category: tally.id(row.env_name),
          outputTokens: logprobs.length,
          logprob: totalOf(logprobs),
          advantage: totalOf(trained(row.advantages).slice(0, 1)),
          logRatio: totalOf(trained(row.log_importance_ratio)),
        });
      },
    };
  },
};

/** Picks what belongs to the tokens that were sampled; undefined when nothing tells them. */
function trainedOf(row: RowObject): ((list: unknown) => unknown[]) | undefined {
  const { loss_mask: mask, inference_logprobs: logprobs } = objectOf(row);
  if (!Array.isArray(mask) || !Array.isArray(logprobs)) return undefined;
  return (list) => (Array.isArray(list) ? list.filter((_, i) => mask[i] === true) : []);
}
