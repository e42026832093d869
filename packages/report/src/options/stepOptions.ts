import type { OptionTable } from './optionTable.ts';

/** Which steps of a log count, as it names them; both ends included. */
export interface StepOptions {
  /** First step that counts. Default: the first of the log. */
  readonly since?: number | undefined;
  /** Last step that counts. Default: the last of the log. */
  readonly until?: number | undefined;
}

/** An option that takes a step as the log names it. */
export const stepOption = (description: string) =>
  ({ kind: 'number', hint: 'STEP', description, column: false }) as const;

/** Options of the steps that count. */
export const stepTable = /* @__PURE__ */ (() => ({
  since: stepOption('first step that counts, as logged'),
  until: stepOption('last step that counts, as logged'),
}))() satisfies OptionTable<StepOptions>;
