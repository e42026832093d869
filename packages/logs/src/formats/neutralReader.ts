import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import type { PromptIds } from '../prompt/promptIds.ts';
import type { FlatReader } from '../rows/flatRollout.ts';
import { IdForms } from '../rows/idForms.ts';
import { isObject } from '../rows/objectOf.ts';
import { has, type Rollout, type RowContext, type RowObject } from '../rows/rowFormat.ts';
import { hasPromptId, promptIn } from './isNeutral.ts';
import type { neutralParts } from './neutralParts.ts';

/** Where the reward of neutral rows comes from, and whether an answer was right. */
export interface NeutralReward {
  /** The reward of a row. */
  sum(row: RowObject): number;
  /** How the rollout ended, where the reward is a word for it. */
  end(row: RowObject): string | undefined;
  /** Refuses a column that was named and not met. */
  check(): void;
  /** The column that says whether an answer was right. */
  readonly flag: string;
  /** Whether it is the number of the column `reward`, and nothing of the row was named. */
  readonly isPlain: boolean;
}

/**
 * Reads neutral rows.
 *
 * @param context what is known of the log.
 * @param reward where the reward comes from.
 * @param loaded what only some rows need; when left out it is loaded with the first of them.
 */
export function neutralReader(
  context: RowContext,
  reward: NeutralReward,
  loaded?: typeof neutralParts,
): FlatReader {
  const { tally, nameStep, first } = context;
  const { flag } = reward;
  const forms = new IdForms(tally);
  const [promptId, groupId] = [forms.of('prompt_id'), forms.of('group')] as const;
  const number = (value: unknown) => (value === undefined ? undefined : tally.number(value));
  const byId = hasPromptId(first);
  const byText = promptIn(first) !== undefined;
  const step = has(first, 'step') ? 'step, ' : '';
  let parts: typeof neutralParts | undefined;
  let promptIds: PromptIds | undefined;
  const use = (those: typeof neutralParts): void => {
    parts = those;
    promptIds = new those.PromptIds(tally);
  };
  if (loaded !== undefined) use(loaded);
  return {
    uses: ['reward'],
    grouping: has(first, 'group')
      ? { method: 'explicit id', detail: `${step}group` }
      : byId
        ? { method: 'explicit id', detail: `${step}prompt_id` }
        : { method: 'step + prompt text', detail: 'step, prompt' },
    prompts:
      byText && !byId
        ? { method: 'prompt text', detail: 'prompt' }
        : { method: 'explicit id', detail: 'prompt_id' },
    prepare: (row) =>
      parts === undefined && needsParts(row)
        ? import('./neutralParts.ts').then(({ neutralParts }) => use(neutralParts))
        : undefined,
    read(row, out) {
      const prompt =
        tally.id(promptId(row.prompt_id === undefined ? row.promptId : row.prompt_id)) ??
        promptIds?.of(promptIn(row));
      const group = tally.id(groupId(row.group)) ?? prompt;
      if (group === undefined) {
        tally.skip('no-group', (n) => `${count(n, 'row')} without group or prompt`);
        return;
      }
      const rollout: Rollout = {
        run: tally.id(row.run),
        step: has(row, 'step') ? tally.number(row.step) : nameStep,
        group,
        prompt,
        reward: reward.sum(row),
        parts: partsOf(row.rewards, tally),
        success: row[flag] === undefined ? undefined : tally.verdict(row[flag], flag),
        category: tally.id(row.category),
        kind: tally.id(row.kind),
        status: parts?.endOf(row.status, 'status') ?? reward.end(row),
        inputTokens: number(row.input_tokens === undefined ? row.inputTokens : row.input_tokens),
        outputTokens: number(
          row.output_tokens === undefined ? row.outputTokens : row.output_tokens,
        ),
        logprob: number(row.sum_logprob === undefined ? row.sumLogprob : row.sum_logprob),
        advantage: number(row.advantage),
        propensity: number(row.propensity),
        rollout: tally.id(row.rollout),
      };
      if (parts !== undefined && isMarked(row)) Object.assign(rollout, parts.marksOf(row, tally));
      out.push(rollout);
    },
    end: () => reward.check(),
    ...(reward.isPlain && {
      flat: async () => {
        const { neutralColumns } = await import('./neutralColumns.ts');
        return (has) => neutralColumns(has, flag, nameStep, forms);
      },
    }),
  };
}

/** Whether a row has more than numbers and names. */
const needsParts = (row: RowObject): boolean =>
  typeof row.reward === 'string' ||
  typeof row.success === 'string' ||
  row.prompt !== undefined ||
  (row.status !== undefined && row.status !== null) ||
  isMarked(row);

/** Whether a row tells equal answers and stale ones, as few do. */
const isMarked = (row: RowObject): boolean =>
  row.text !== undefined ||
  row.lag !== undefined ||
  row.log_ratio !== undefined ||
  row.logRatio !== undefined ||
  row.text_hash !== undefined ||
  row.answer_hash !== undefined;

/** Parts of the reward by name, as they stand beside it. */
function partsOf(parts: unknown, tally: Tally): Rollout['parts'] {
  if (!isObject(parts)) return undefined;
  const numbers = Object.entries(parts).map(([name, part]) => [name, tally.number(part)] as const);
  return Object.fromEntries(numbers);
}
