import { count } from '../log/count.ts';
import type { Grouping } from '../log/log.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { ColumnError } from '../rows/columnError.ts';
import { ends, type Leaf, leaves } from '../rows/columnPath.ts';
import { isNamePattern } from '../rows/isNamePattern.ts';
import { headOf } from '../rows/logHead.ts';
import { noteEmptyRow } from '../rows/noteEmptyRow.ts';
import type { RowContext, RowFormat, RowObject } from '../rows/rowFormat.ts';
import { successColumn } from '../rows/successColumn.ts';
import { successNote } from '../rows/successNote.ts';
import { unknownColumn } from '../rows/unknownColumn.ts';
import { ALL_FIELDS, MappedFields } from './mappedFields.ts';
import { mappedPrompts } from './mappedPrompts.ts';
import { type MappedRewards, mappedRewards } from './mappedRewards.ts';
import { UnnamedStep } from './unnamedStep.ts';

/** Rows whose fields the caller named, one row per rollout or per list of rollouts. */
export const mappedRollouts: RowFormat = {
  name: 'mapped',
  kind: 'rollouts',
  recognises: () => false,
  open(context) {
    const { mapping, tally } = context;
    const fields = new MappedFields(context);
    const rewards = mappedRewards(context, fields);
    const { patterns } = rewards;
    const success = mapping.success ?? successBeside(context, rewards);
    noteMeans(context, rewards);
    const steps = new UnnamedStep(context);
    const promptOf = promptsOf(context, fields);
    const groupBy = rolloutGroups(context, fields, patterns, promptOf);
    const { grouping } = groupBy;
    const blocks = grouping.method === 'contiguous blocks' ? mapping.groupSize : undefined;
    const seen = new Set<string>();
    return {
      uses: ALL_FIELDS,
      grouping,
      prompts: mappedPrompts(mapping),
      read(row, out, index) {
        let isEmpty = true;
        steps.see(row);
        const wants = (leaf: Leaf, column: string): boolean => {
          isEmpty = false;
          if (leaf.value !== undefined) seen.add(column);
          return fields.keeps(row, leaf);
        };
        for (const { leaf, column, reward, end, parts } of rewards.of(row, wants)) {
          const group = groupBy.group(row, leaf, column, index);
          if (group === undefined) {
            tally.skip('no-group', (n) => `${count(n, 'row')} without a group`);
            continue;
          }
          out.push({
            run: fields.id(mapping.run, row, leaf),
            step: fields.step(row, leaf),
            group,
            prompt: groupBy.group === promptOf ? group : promptOf?.(row, leaf),
            blockSize: blocks,
            reward,
            ...(parts && { parts }),
            success: fields.verdict(success, row, leaf),
            category: fields.id(mapping.category, row, leaf),
            kind: fields.id(mapping.kind, row, leaf),
            status: fields.end(mapping.status, row, leaf) ?? end,
            inputTokens: fields.number(mapping.inputTokens, row, leaf),
            outputTokens: fields.number(mapping.outputTokens, row, leaf),
            logprob: fields.number(mapping.logprob, row, leaf),
            advantage: fields.number(mapping.advantage, row, leaf),
            propensity: fields.number(mapping.propensity, row, leaf),
            lag: fields.number(mapping.lag, row, leaf),
            logRatio: fields.number(mapping.logRatio, row, leaf),
            ...fields.marks(row, leaf),
            rollout: fields.id(mapping.rollout, row, leaf),
          });
        }
        if (isEmpty) noteEmptyRow(tally);
      },
      end() {
        steps.tell();
        fields.check(seen.size === 0 ? patterns.join(', ') : undefined);
      },
    };
  },
};

/** A column of 0 and 1 beside a graded reward; none where the caller said what is right. */
function successBeside(
  { mapping, head, tally }: RowContext,
  { summed }: MappedRewards,
): string | undefined {
  if (mapping.successWord !== undefined || summed === undefined) return undefined;
  const column = successColumn(head, summed);
  if (column !== undefined) tally.note(...successNote(column, summed));
  return column;
}

/** Names of columns that hold a mean of rollouts. */
const MEAN = /rate|acc|avg|average|mean|share|frac|pass@1|pass_at_1/i;

/** One number between 0 and 1 a row, by the name of a mean: of how many rollouts is not said. */
function noteMeans({ head, tally }: RowContext, { summed }: MappedRewards): void {
  const [path = ''] = summed ?? [];
  if (summed?.length !== 1 || !MEAN.test(path)) return;
  const values = head.flatMap((row) => ends(row, path).map(({ value }) => Number(value)));
  if (!values.some((x) => x > 0 && x < 1) || values.some((x) => x < 0 || x > 1)) return;
  tally.note(
    'mean-column',
    `${path} may be a mean of several rollouts: \`attempts: COLUMN\` or \`groupSize: G\` says of how many`,
  );
}

type PromptOf = (row: RowObject, leaf: Leaf) => string | undefined;

/** The prompt of a rollout; undefined when no field of it was named. */
function promptsOf({ mapping, tally }: RowContext, fields: MappedFields): PromptOf | undefined {
  const { promptId, prompt } = mapping;
  if (promptId) return (row, leaf) => fields.name(promptId, row, leaf);
  if (prompt === undefined) return undefined;
  const promptIds = new PromptIds(tally);
  return (row, leaf) => promptIds.of(fields.at(prompt, row, leaf));
}

interface GroupBy {
  readonly grouping: Grouping;
  group(row: RowObject, leaf: Leaf, column: string, index: number): string | undefined;
}

function rolloutGroups(
  context: RowContext,
  fields: MappedFields,
  patterns: readonly string[],
  promptOf: PromptOf | undefined,
): GroupBy {
  const { mapping, head, tally } = context;
  const { group, promptId, prompt = '', groupSize } = mapping;
  const withStep = (detail: string) => (mapping.step ? `${mapping.step}, ${detail}` : detail);
  if (group && group.length > 0) {
    return {
      grouping: { method: 'explicit id', detail: withStep(group.join(', ')) },
      group: (row, leaf) => fields.name(group, row, leaf),
    };
  }
  if (promptOf !== undefined) {
    const grouping: Grouping = promptId
      ? { method: 'explicit id', detail: withStep(promptId.join(', ')) }
      : { method: 'step + prompt text', detail: withStep(prompt) };
    return { grouping, group: promptOf };
  }
  if (groupSize !== undefined) {
    return {
      grouping: { method: 'contiguous blocks', detail: `blocks of ${groupSize} rows` },
      group: () => '',
    };
  }
  const isPattern = patterns.length > 1 || patterns.some(isNamePattern);
  if (isPattern) {
    return {
      grouping: { method: 'reward column', detail: 'each reward column is a group' },
      group: (_row, _leaf, column) => column,
    };
  }
  const inLists = head.some((row) =>
    patterns.some((column) => leaves(row, column).some((leaf) => leaf.branch.length > 0)),
  );
  if (!inLists) {
    const { columns } = headOf(head);
    const column = unknownColumn(context.mapping, columns);
    if (column !== undefined)
      throw new ColumnError(context.name, columns, 'a column of that name', { column });
    const expected = 'a group, prompt or groupSize in the mapping';
    throw new ColumnError(context.name, columns, expected, { got: 'none' });
  }
  tally.note('list-groups', 'what stands in one list is taken as the rollouts of one group');
  return {
    grouping: { method: 'contiguous blocks', detail: `each list of ${patterns.join(', ')}` },
    group: (_row, { branch }, _column, index) =>
      (context.single && branch.length > 1 ? [] : [String(index)])
        .concat(branch.slice(0, -1).map(({ key }) => key))
        .join('/'),
  };
}
