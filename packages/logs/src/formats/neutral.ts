import { NamedReward } from '../rows/namedReward.ts';
import { has, type RowFormat } from '../rows/rowFormat.ts';
import { successColumn } from '../rows/successColumn.ts';
import { successNote } from '../rows/successNote.ts';
import { isNeutral } from './isNeutral.ts';
import { neutralParts } from './neutralParts.ts';
import { neutralReader } from './neutralReader.ts';

/** The neutral row of this package. Unknown fields beside it are allowed once it has a step. */
export const neutral: RowFormat = {
  name: 'rollouts',
  kind: 'rollouts',
  recognises: isNeutral,
  open(context) {
    const { tally, head } = context;
    const reward = new NamedReward(context, ['reward']);
    const named = head.some((row) => has(row, 'success'));
    const flag = (named ? undefined : successColumn(head, reward.columns)) ?? 'success';
    if (flag !== 'success') tally.note(...successNote(flag, reward.columns));
    return neutralReader(
      context,
      {
        flag,
        isPlain: Object.keys(context.mapping).length === 0,
        sum: (row) => reward.sum(row),
        end: (row) => reward.end(row),
        check: () => reward.check(),
      },
      neutralParts,
    );
  },
};
