import { formatPercent, formatPlural } from '@bits-per-sample/core';
import { type Remedy, remedyOf } from '../options/sentence.ts';
import type { ReportInput, ReportNote } from '../trials/reportSource.ts';

/** Something the reader must know, or the reason why a field is null. */
export interface ReportWarning {
  /** Stable name of the finding, e.g. `'survivor-bias'`. */
  readonly code: string;
  /** One or two sentences with the numbers in them. */
  readonly message: string;
  /** `'alarm'` is printed before the numbers, `'note'` after them, `'detail'` in JSON alone. */
  readonly severity: 'alarm' | 'note' | 'detail';
  /** Paths of the fields that are null for this reason, e.g. `['tokens.total']`. */
  readonly fields: readonly string[];
  /** The option that would mend it, as the message says; null when none would. */
  readonly remedy: Remedy | null;
}

/** Collects warnings; the order is the order of printing. */
export class Warnings {
  readonly list: ReportWarning[] = [];

  alarm(code: string, message: string, ...fields: string[]): void {
    this.#add(code, message, 'alarm', fields);
  }

  note(code: string, message: string, ...fields: string[]): void {
    this.#add(code, message, 'note', fields);
  }

  detail(code: string, message: string, ...fields: string[]): void {
    this.#add(code, message, 'detail', fields);
  }

  /** Makes a note of what is said elsewhere, and louder. */
  soften(code: string): void {
    const at = this.list.findIndex((warning) => warning.code === code);
    if (at >= 0) this.list[at] = { ...this.list[at]!, severity: 'note' };
  }

  #add(
    code: string,
    message: string,
    severity: ReportWarning['severity'],
    fields: readonly string[],
  ): void {
    this.list.push({ code, message, severity, fields, remedy: remedyOf(message) });
  }
}

/** Fields about fresh groups. */
export const LIVE = ['live.share', 'live.bitsShare', 'live.bitsPerRollout'];
/** Fields that need a pass rate of every group. */
export const NUMBERS = [
  'passRate',
  'bits.perRollout',
  'bits.verdicts',
  'bits.biasBound',
  'bits.promptsNeeded',
  'bits.groupSizeNeeded',
  'bits.plugin',
  'bits.pooled',
  'signal',
  ...LIVE,
  'histogram',
  'zone',
];
/** Fields that say what to set. */
export const ADVICE = ['advice.groupSize', 'advice.smallest', 'advice.largest', 'advice.fill'];
/** Fields that say what was wasted. */
export const WASTE = [
  'wasted.rollouts',
  'wasted.share',
  'wasted.solvedShare',
  'wasted.failedShare',
];

/** Notes of readers that the groups themselves show. */
const TOLD_BY_GROUPS: ReadonlySet<string> = new Set([
  'grouping-failed',
  'empty',
  'mean-column',
  'errors',
]);

/** What was lost or bent while reading. */
export function warnAboutReading(
  input: ReportInput,
  notes: readonly ReportNote[],
  warnings: Warnings,
): void {
  if (input.skipped > 0)
    warnings.alarm(
      'skipped-rows',
      `${formatPlural(input.skipped, 'row')} could not be read and ${input.skipped === 1 ? 'is' : 'are'} left out (${formatPercent(input.skipped / (input.skipped + input.rows))} of the log).`,
    );
  if (input.duplicates > 0)
    warnings.alarm(
      'duplicates',
      `${formatPlural(input.duplicates, 'row')} repeated a rollout that was already read (a resumed run, or two views of it) and ${input.duplicates === 1 ? 'was' : 'were'} dropped.`,
    );
  if (input.nonFinite > 0)
    warnings.alarm(
      'non-finite',
      `${formatPlural(input.nonFinite, 'value')} ${input.nonFinite === 1 ? 'was' : 'were'} NaN or infinite, or beyond ±1e150, and ${input.nonFinite === 1 ? 'counts' : 'count'} as missing.`,
    );
  if (input.coerced > 0)
    warnings.alarm(
      'coerced',
      `${formatPlural(input.coerced, 'value')} stood as text and ${input.coerced === 1 ? 'was' : 'were'} read as numbers.`,
    );
  const told = new Set(warnings.list.map(({ code }) => code));
  if (input.nonFinite > 0) told.add('too-large');
  for (const { code, message, severity = 'note' } of notes)
    if (!told.has(code) && !TOLD_BY_GROUPS.has(code)) warnings[severity](code, message);
}
