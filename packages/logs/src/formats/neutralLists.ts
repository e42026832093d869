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
    return shape.kind !== 'one' && context.mapping.reward === undefined
      ? asMapped(context)
      : (neutral.open(context) as RowReader<Rollout>);
  },
};

/** A reward that is a list or an object is read as one that the caller named. */
function asMapped(context: RowContext): RowReader<Rollout> {
  const { first, mapping } = context;
  const id = ['prompt_id', 'promptId'].filter((name) => has(first, name));
  const named: ColumnMapping = {
    reward: ['reward'],
    ...(has(first, 'group') && { group: ['group'] }),
    ...(id.length > 0 && { promptId: id }),
    ...(has(first, 'prompt') && { prompt: 'prompt' }),
    ...(has(first, 'step') && { step: 'step' }),
    ...mapping,
  };
  return mappedRollouts.open({ ...context, mapping: named }) as RowReader<Rollout>;
}
