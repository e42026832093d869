import type { Report } from '../report/reportShape.ts';
import type { Plan } from './planShape.ts';

/** Alarms about what was read, and not about what a report says of it. */
const LOSSES: ReadonlySet<string> = new Set([
  'one-run-of-several',
  'skipped-rows',
  'non-finite',
  'missing-rewards',
  'missing-as-failures',
  'unscored-groups',
  'kind-left-out',
  'kind-unknown',
  'odd-success',
]);

/** What was lost or bent while reading. */
export const readingLosses = ({ warnings }: Report): Plan['warnings'] =>
  warnings
    .filter(({ code, severity }) => severity === 'alarm' && LOSSES.has(code))
    .map(({ code, message }) => ({ code, message }));
