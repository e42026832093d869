import type { NowFinding } from '../now/nowFinding.ts';

/** What a cause says of itself. */
type Cause = Pick<NowFinding, 'code' | 'metric' | 'severity' | 'fact' | 'meaning' | 'change'> &
  Partial<Pick<NowFinding, 'before' | 'now' | 'evidence'>>;

/** A cause that columns of the log tell of, as a finding: it is no matter of time. */
export const cause = (said: Cause): NowFinding => ({
  state: 'active',
  seen: null,
  onset: null,
  before: null,
  now: null,
  evidence: {},
  ...said,
});
