import type { SimulatedRun } from '../run/simulatedRun.ts';

/** Something that a detector said of a run. */
export interface RunAlarm {
  /** What was said, e.g. `'fall'`. */
  readonly code: string;
  /** The headline in which it was seen, e.g. `'pass'`; see `shows` of {@link RunKind}. */
  readonly metric: string;
  /** `alarm`: something is wrong; `ask`: something that a person should look at; `good`: praise. */
  readonly severity: 'alarm' | 'ask' | 'good';
  /** The step after which it was said first. */
  readonly seen: number;
  /** Since when, as was said; null where nothing was. */
  readonly onset: { readonly low: number; readonly high: number } | null;
}

/** What looks at a run as it grows, after every step, and says what is wrong. */
export interface Detector {
  /** What it is called in tables. */
  readonly name: string;
  /** All that is said of a run until its end, each thing once; it may use no step after `seen`. */
  readonly watch: (run: SimulatedRun) => readonly RunAlarm[];
}
