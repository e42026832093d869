import { emptyHash, hash64, hashName } from '../bytes/hash64.ts';
import { PromptHash } from '../bytes/promptHash.ts';
import { has, type RowFormat, type RowObject, type Trial } from '../rows/rowFormat.ts';
import { count } from '../rows/tally.ts';
import { rewardBehindAdvantages, type ScoredRow } from './rewardBehindAdvantages.ts';

/** Rows held back until it is known which columns the trainer added up. */
const HELD = 2048;

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
    const columns = mapping.reward ?? candidates;
    const prompts = new PromptHash();
    tally.grouping = { method: 'step + prompt text', detail: 'step, prompt' };
    tally.note(
      'sampled-steps',
      'TRL keeps the last batch before each logging step, so these are a sample of the steps',
    );
    /** Indices of the columns that are added up, once that is known. */
    let taken: readonly number[] | undefined;
    let held: { trial: Trial; scored: ScoredRow }[] = [];
    const names = (indices: readonly number[]) => indices.map((i) => columns[i]).join(' + ');

    const decide = (): readonly number[] => {
      const all = columns.map((_, i) => i);
      if (mapping.reward) {
        tally.note(
          'reward-columns',
          `reward = ${names(all)}, as asked; numeric columns that could be rewards: ${candidates.join(', ')}`,
        );
        return all;
      }
      const behind = rewardBehindAdvantages(
        held.map(({ scored }) => scored),
        columns.length,
      );
      const rest = all.filter((i) => behind && !behind.includes(i));
      const why =
        behind === undefined
          ? 'the numeric columns between completion and advantage, each with weight 1. The file names neither the reward functions nor their weights, and its advantages do not tell; say which columns count when this is wrong'
          : rest.length === 0
            ? 'the logged advantages follow this sum'
            : `the logged advantages follow it and not ${names(rest)}`;
      tally.note('reward-columns', `reward = ${names(behind ?? all) || 'none'}: ${why}`);
      return behind ?? all;
    };
    const finish = (trial: Trial, { parts }: ScoredRow, out: Trial[]): void => {
      const scored = taken!.map((i) => parts[i]!).filter((part) => !Number.isNaN(part));
      if (scored.length < taken!.length) {
        tally.note(
          'unscored-parts',
          (n) =>
            `${count(n, 'rollout')} with a reward function that did not apply (NaN): it adds nothing`,
        );
      }
      const reward = scored.length === 0 ? NaN : scored.reduce((sum, part) => sum + part, 0);
      const content = hash64(String(reward), trial.content!);
      out.push({ ...trial, reward, content });
    };
    const release = (out: Trial[]): void => {
      taken ??= decide();
      for (const { trial, scored } of held) finish(trial, scored, out);
      held = [];
    };

    return {
      read(row, out) {
        if (typeof row.prompt !== 'string') {
          tally.skip('no-group', (n) => `${count(n, 'row')} without prompt text`);
          return;
        }
        const parts = columns.map((name) => {
          const part = Object.hasOwn(row, name) ? row[name] : undefined;
          return Number.isNaN(part) ? NaN : tally.number(part);
        });
        const text = String(row.completion);
        const stride = Math.max(1, Math.ceil(text.length / 1024));
        const trial: Trial = {
          step: tally.number(row.step),
          group: hashName(prompts.of(row.prompt)),
          reward: NaN,
          advantage: tally.number(row.advantage),
          content: hash64(text, emptyHash, stride),
        };
        const group = `${trial.step} ${trial.group}`;
        held.push({ trial, scored: { group, parts, advantage: trial.advantage! } });
        if (taken !== undefined || held.length >= HELD) release(out);
      },
      end: release,
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
