import { count } from '../log/count.ts';
import { promptId } from '../prompt/promptId.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';

/** Columns that would name a group, which this table has not. */
const NAMES = /^(prompt|question|task|group|id|uid|.*_id)$/i;

/**
 * Generated samples of OpenRLHF, a table of `global_step`, `text` and `reward` with one answer per
 * step. The prompt is not told from the answer, so every row is a group of its own.
 */
export const openRlhfSamples: RowFormat = {
  name: 'openrlhf-samples',
  kind: 'rollouts',
  recognises: (row) =>
    has(row, 'global_step', 'reward') &&
    typeof row.text === 'string' &&
    !Object.keys(row).some((name) => NAMES.test(name)),

  open({ tally }) {
    tally.note(
      'one-per-step',
      'OpenRLHF keeps one answer per step, prompt and answer in one text: there is no group to compare it with',
    );
    return {
      grouping: { method: 'none', detail: 'each row is a group of its own' },
      prompts: { method: 'unknown', detail: 'prompt and answer are one text' },
      read(row, out) {
        const step = tally.number(row.global_step);
        if (!has(row, 'global_step', 'reward')) {
          tally.skip('no-group', (n) => `${count(n, 'row')} without global_step or reward`);
          return;
        }
        out.push({
          step,
          group: promptId(row.text),
          reward: tally.number(row.reward),
          kind: 'train',
          // every table of a run holds the rows of those before it
          rollout: 'only',
        });
      },
    };
  },
};
