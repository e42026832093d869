import type { PlanRefusal } from '../report/planRefusal.ts';

/** A part of a plan: sentences, two columns, sentences, and what is refused. */
export interface PlanSection {
  readonly id: 'pass-rate' | 'costs' | 'against' | 'switch' | 'signals' | 'adapter' | 'never';
  readonly title: string;
  readonly before: readonly string[];
  readonly rows: readonly (readonly [string, string])[];
  readonly after: readonly string[];
  readonly refused: readonly PlanRefusal[];
}
