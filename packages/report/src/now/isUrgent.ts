import type { NowFinding } from './nowFinding.ts';

/** Whether a finding holds and is more than a note. */
export const isUrgent = ({ state, severity }: NowFinding): boolean =>
  state === 'active' && severity !== 'note';
