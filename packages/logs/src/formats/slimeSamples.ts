import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { numberFromName } from '../rows/numberFromName.ts';
import { isObject, objectOf } from '../rows/objectOf.ts';
import {
  type DocumentFormat,
  has,
  type Rollout,
  type RowFormat,
  type RowObject,
  type RowReader,
} from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';
import { textOf } from '../rows/textOf.ts';
import { lengthOf, totalOf } from '../rows/tokenSums.ts';

/**
 * Samples of slime and miles, exported from `{rollout_id}.pt` as JSON lines: one row per sample,
 * with the number of its group. The step is that of the file's name.
 */
export const slimeSamples: RowFormat = {
  name: 'slime-samples',
  kind: 'rollouts',
  recognises: (row) =>
    has(row, 'group_index', 'status') &&
    (has(row, 'rollout_log_probs') || has(row, 'response_length')),

  open: ({ tally, name, nameStep, head }) =>
    readerOf(tally, numberFromName(name) ?? nameStep, head),
};

/** The samples of one `{rollout_id}.pt` as a JSON document, which names its step. */
export const slimeRollout: DocumentFormat = {
  name: 'slime-rollout',
  recognises: ({ samples, ...document }) =>
    has(document, 'rollout_id') &&
    Array.isArray(samples) &&
    isObject(samples[0]) &&
    slimeSamples.recognises(samples[0]),

  openDocument({ rollout_id: step, samples }, { tally, nameStep }) {
    const rows = samples as readonly unknown[];
    const reader = readerOf(tally, typeof step === 'number' ? step : nameStep, rows);
    return { kind: 'rollouts', rows, reader };
  },
};

function readerOf(
  tally: Tally,
  nameStep: number | undefined,
  head: readonly unknown[],
): RowReader<Rollout> {
  const prompts = new PromptIds(tally);
  let newest = Number.NEGATIVE_INFINITY;
  // the samples of a step wait for its newest version
  const waiting: { rollout: Rollout; version: number }[] | undefined = head.some(
    (row) => !Number.isNaN(versionOf(objectOf(row))),
  )
    ? []
    : undefined;
  return {
    grouping: { method: 'explicit id', detail: 'step, group_index' },
    prompts: { method: 'prompt text', detail: 'prompt' },
    read(row, out) {
      const group = tally.id(row.group_index);
      if (group === undefined) {
        tally.skip('no-group', (n) => `${count(n, 'row')} without group_index`);
        return;
      }
      // the value of the enumeration, or its name when it was printed
      const status = textOf(row.status).toLowerCase().replace(/^.*\./, '');
      const failed = status === 'aborted' || status === 'failed';
      const all = lengthOf(row.tokens);
      const outputTokens = has(row, 'response_length')
        ? tally.number(row.response_length)
        : lengthOf(row.rollout_log_probs);
      const rollout: Rollout = {
        step: nameStep,
        group,
        prompt: prompts.of(row.prompt),
        reward: failed ? Number.NaN : rewardOf(row.reward, tally),
        kind: 'train',
        status: failed ? 'error' : status === 'truncated' ? 'truncated' : 'ok',
        inputTokens:
          all === undefined || outputTokens === undefined ? undefined : all - outputTokens,
        outputTokens,
        logprob: totalOf(row.rollout_log_probs),
        rollout: tally.id(row.index),
        ...textMarks(row.response),
      };
      if (waiting === undefined) out.push(rollout);
      else {
        out.hold(rollout);
        const version = versionOf(row);
        if (version > newest) newest = version;
        waiting.push({ rollout, version });
      }
    },
    end(out) {
      for (const { rollout, version } of waiting ?? []) {
        rollout.lag = newest - version;
        out.push(rollout);
      }
    },
  };
}

/** The oldest version of the weights that sampled a part of the answer; NaN where none is told. */
function versionOf({ weight_versions: versions }: RowObject): number {
  if (!Array.isArray(versions) || versions.length === 0) return Number.NaN;
  return versions.reduce<number>(
    (oldest, version) => Math.min(oldest, Number.parseFloat(textOf(version))),
    Number.POSITIVE_INFINITY,
  );
}

/** A number, or several by name, of which the run's `--reward-key` was one. */
function rewardOf(reward: unknown, tally: Tally): number {
  if (reward === null || typeof reward !== 'object') return tally.number(reward);
  const parts = Object.values(reward);
  if (parts.length === 1) return tally.number(parts[0]);
  tally.note(
    'reward-by-name',
    `the reward is several numbers by name, and which was trained on is not written: name one, as in reward.${Object.keys(reward)[0] ?? 'score'}`,
  );
  return Number.NaN;
}
