import { ReportError } from '../options/reportError.ts';

/** Refuses to reduce in an engine what must be read row by row; whoever has the rows may read them. */
export const needsOrder = (name: string, why: string): ReportError =>
  new ReportError(
    'needs-order',
    `${name} cannot be reduced by an engine: ${why}. Files of it can be read without one.`,
  );
