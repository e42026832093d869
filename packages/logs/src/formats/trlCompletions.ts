import { emptyHash, hash64, hashName } from '../bytes/hash64.ts';
import { PromptHash } from '../bytes/promptHash.ts';
import { has, type RowFormat, type RowObject } from '../rows/rowFormat.ts';
import { sumOf } from '../rows/sumOf.ts';
import { count } from '../rows/tally.ts';

/**
 * Completions that TRL logs, `completions/completions_{step}.parquet`: step, prompt, completion,
 * one column per reward function, columns of the user's, advantage. No id and no total reward.
 */
export const trlCompletions: RowFormat = {
  name: 'trl-completions',
  kind: 'rollouts',
  recognises: (row) =>
    has(row, 'step', 'advantage') &&
    typeof row.prompt === 'string' &&
    typeof row.completion === 'string',

  open({ tally, mapping, first }) {
    const candidates = rewardCandidates(first);
    const rewards = mapping.reward ?? candidates;
    const prompts = new PromptHash();
    tally.grouping = { method: 'step + prompt text', detail: 'step, prompt' };
    const taken = rewards.length > 0 ? rewards.join(' + ') : 'none';
    tally.note(
      'reward-columns',
      mapping.reward
        ? `reward = ${taken}, as asked; numeric columns that could be rewards: ${candidates.join(', ')}`
        : `reward = ${taken}: the numeric columns between completion and advantage, each with weight 1. The file names neither the reward functions nor their weights; say which columns count when this is wrong`,
    );
    tally.note(
      'sampled-steps',
      'TRL keeps the last batch before each logging step, so these are a sample of the steps',
    );

    return {
      read(row, out) {
        if (typeof row.prompt !== 'string') {
          tally.skip('no-group', (n) => `${count(n, 'row')} without prompt text`);
          return;
        }
        const scored = rewards.filter((name) => row[name] !== null && !Number.isNaN(row[name]));
        if (scored.length < rewards.length) {
          tally.note(
            'unscored-parts',
            (n) =>
              `${count(n, 'rollout')} with a reward function that did not apply (NaN): it adds nothing`,
          );
        }
        const reward = sumOf(row, scored, tally);
        const text = String(row.completion);
        const stride = Math.max(1, Math.ceil(text.length / 1024));
        out.push({
          step: tally.number(row.step),
          group: hashName(prompts.of(row.prompt)),
          reward,
          advantage: tally.number(row.advantage),
          content: hash64(String(reward), hash64(text, emptyHash, stride)),
        });
      },
    };
  },
};

/** The columns between completion and advantage that hold numbers. */
function rewardCandidates(row: RowObject): string[] {
  const names = Object.keys(row);
  return names
    .slice(names.indexOf('completion') + 1, names.indexOf('advantage'))
    .filter((name) => ['number', 'bigint', 'boolean'].includes(typeof row[name]));
}
