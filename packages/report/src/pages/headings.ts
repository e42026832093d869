import type { Finding } from '../report/finding.ts';

/** What the section of a number is called. */
export const HEADINGS: Readonly<Record<Finding['name'], string>> = {
  rollouts: 'Rollouts',
  live: 'Live groups',
  bits: 'Bits per rollout',
  passRates: 'Pass rates',
  groupSize: 'Group size',
  told: 'Told by the teacher',
  distance: 'Distance to the teacher',
  perToken: 'Told per token',
  turns: 'Rewards of turns',
  decides: 'The turn that decides',
};
