import type { ColumnMapping } from '../log/columnMapping.ts';
import { rewardShape } from '../rows/rewardShape.ts';
import {
  has,
  type Rollout,
  type RowContext,
  type RowFormat,
  type RowReader,
} from '../rows/rowFormat.ts';
import { mappedRollouts } from './mappedRollouts.ts';
import { neutral } from './neutral.ts';

const NAMES = ['group', 'prompt_id', 'promptId'];

/** Neutral rows whose reward is a list or an object, whatever that holds. */
export const neutralLists: RowFormat = {
  ...(neutral as Extract<RowFormat, { kind: 'rollouts' }>),
  open(context) {
    const shape = rewardShape(context.head, 'reward', NAMES);
    const isNested = context.mapping.reward?.some((name) => isPath(name, context.head)) ?? false;
    return isNested || (shape.kind !== 'one' && context.mapping.reward === undefined)
      ? asMapped(context)
      : (neutral.open(context) as RowReader<Rollout>);
  },
};

/** Whether a name is a path into a column, such as `rewards.accuracy`, and no column itself. */
const isPath = (name: string, head: RowContext['head']): boolean =>
  name.includes('.') && !head.some((row) => has(row, name));

/** Fields of neutral rows that a mapping names otherwise or alike. */
const FIELDS = {
  prompt: 'prompt',
  step: 'step',
  category: 'category',
  kind: 'kind',
  status: 'status',
  inputTokens: 'input_tokens',
  outputTokens: 'output_tokens',
  logprob: 'sum_logprob',
  advantage: 'advantage',
  text: 'text',
  lag: 'lag',
  logRatio: 'log_ratio',
} as const;

/** A reward that is a list, an object or inside of one is read as one that the caller named. */
function asMapped(context: RowContext): RowReader<Rollout> {
  const { first, mapping } = context;
  const id = ['prompt_id', 'promptId'].filter((name) => has(first, name));
  const named: ColumnMapping = {
    reward: ['reward'],
    ...(has(first, 'group') && { group: ['group'] }),
    ...(id.length > 0 && { promptId: id }),
    ...Object.fromEntries(Object.entries(FIELDS).filter(([, name]) => has(first, name))),
    ...mapping,
  };
  return mappedRollouts.open({ ...context, mapping: named }) as RowReader<Rollout>;
}
