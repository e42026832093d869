import type { NowFinding } from '../now/nowFinding.ts';
import { onsetWords } from '../now/onsetWords.ts';

/** Since when a finding holds, as far as it is a matter of time: `since step 40 (39 to 41)`; or ''. */
export function sinceText({
  onset,
  seen,
  state,
}: Pick<NowFinding, 'onset' | 'seen' | 'state'>): string {
  const over = state === 'over' ? ', over now' : '';
  if (onset === null) return seen === null ? '' : `seen at step ${seen}${over}`;
  return `${onsetWords(onset, { began: state === 'over' ? 'from' : 'since' })}${over}`;
}
