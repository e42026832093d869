import type { NowFinding } from './nowFinding.ts';

const SEVERITIES = ['alarm', 'ask', 'good', 'note'] as const;

/** What is urgent first; what holds before what is over. */
export const byUrgency = (a: NowFinding, b: NowFinding): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  Number(a.state === 'over') - Number(b.state === 'over');
