import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { endOf } from '../rows/endOf.ts';
import { hasOnlyNeutralFields } from '../rows/hasOnlyNeutralFields.ts';
import { IdForms } from '../rows/idForms.ts';
import { NamedReward } from '../rows/namedReward.ts';
import { isObject } from '../rows/objectOf.ts';
import { has, type Rollout, type RowFormat, type RowObject } from '../rows/rowFormat.ts';
import { successColumn } from '../rows/successColumn.ts';
import { successNote } from '../rows/successNote.ts';
import { textMarks } from '../rows/textMarks.ts';

const hasId = (row: RowObject): boolean => has(row, 'prompt_id') || has(row, 'promptId');

/** A prompt as text or chat messages. */
const promptOf = ({ prompt }: RowObject): unknown =>
  typeof prompt === 'string' || Array.isArray(prompt) ? prompt : undefined;

/** The neutral row of this package. Unknown fields beside it are allowed once it has a step. */
export const neutral: RowFormat = {
  name: 'rollouts',
  kind: 'rollouts',
  recognises: (row) =>
    has(row, 'reward') &&
    (has(row, 'group') || hasId(row) || promptOf(row) !== undefined) &&
    (has(row, 'step') || hasOnlyNeutralFields(row)),

  open(context) {
    const { tally, nameStep, first } = context;
    const reward = new NamedReward(context, ['reward']);
    const promptIds = new PromptIds(tally);
    const forms = new IdForms(tally);
    const [promptId, groupId] = [forms.of('prompt_id'), forms.of('group')] as const;
    const named = context.head.some((row) => has(row, 'success'));
    const flag = (named ? undefined : successColumn(context.head, reward.columns)) ?? 'success';
    if (flag !== 'success') tally.note(...successNote(flag, reward.columns));
    const number = (value: unknown) => (value === undefined ? undefined : tally.number(value));
    const byId = hasId(first);
    const byText = promptOf(first) !== undefined;
    const step = has(first, 'step') ? 'step, ' : '';
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
      read(row, out) {
        const prompt =
          tally.id(promptId(row.prompt_id === undefined ? row.promptId : row.prompt_id)) ??
          promptIds.of(promptOf(row));
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
          status: endOf(row.status, 'status') ?? reward.end(row),
          inputTokens: number(row.input_tokens === undefined ? row.inputTokens : row.input_tokens),
          outputTokens: number(
            row.output_tokens === undefined ? row.outputTokens : row.output_tokens,
          ),
          logprob: number(row.sum_logprob === undefined ? row.sumLogprob : row.sum_logprob),
          advantage: number(row.advantage),
          propensity: number(row.propensity),
          rollout: tally.id(row.rollout),
        };
        if (isMarked(row)) Object.assign(rollout, marksOf(row, tally));
        out.push(rollout);
      },
      end: () => reward.check(),
    };
  },
};

/** Whether a row tells equal answers and stale ones, as few do. */
const isMarked = (row: RowObject): boolean =>
  row.text !== undefined ||
  row.lag !== undefined ||
  row.log_ratio !== undefined ||
  row.logRatio !== undefined ||
  row.text_hash !== undefined ||
  row.answer_hash !== undefined;

function marksOf(row: RowObject, tally: Tally): Partial<Rollout> {
  const number = (name: string) => (row[name] === undefined ? undefined : tally.number(row[name]));
  return {
    textHash: number('text_hash'),
    textLength: number('text_length'),
    answerHash: number('answer_hash'),
    lag: number('lag'),
    logRatio: number('log_ratio') ?? number('logRatio'),
    ...textMarks(row.text),
  };
}

/** Parts of the reward by name, as they stand beside it. */
function partsOf(parts: unknown, tally: Tally): Rollout['parts'] {
  if (!isObject(parts)) return undefined;
  const numbers = Object.entries(parts).map(([name, part]) => [name, tally.number(part)] as const);
  return Object.fromEntries(numbers);
}
