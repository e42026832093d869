import type { NowFinding } from '../now/nowFinding.ts';

/** Since when a finding holds, as far as it is a matter of time: `since step 40 (39 to 41)`; or ''. */
export function sinceText({
  onset,
  seen,
  state,
}: Pick<NowFinding, 'onset' | 'seen' | 'state'>): string {
  const over = state === 'over' ? ', over now' : '';
  if (onset === null) return seen === null ? '' : `seen at step ${seen}${over}`;
  const { step, low, high, gradual } = onset;
  if (gradual) return `little by little from step ${low} to ${high}${over}`;
  const began = state === 'over' ? 'from' : 'since';
  return `${began} step ${step}${low === high ? '' : ` (${low} to ${high})`}${over}`;
}
