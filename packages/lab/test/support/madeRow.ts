import type { AlarmRow } from '../../src/index.ts';

/** A row of a detector `own`, of which only the given numbers matter. */
export const madeRow = (row: Partial<AlarmRow>): AlarmRow => ({
  kind: 'flat',
  description: '',
  tuned: true,
  sick: false,
  mayAsk: false,
  detector: 'own',
  runs: 100,
  alarms: {},
  asks: {},
  caught: 0,
  alarmed: 0,
  praised: 0,
  delay: Number.NaN,
  dated: 0,
  held: 0,
  ...row,
});
