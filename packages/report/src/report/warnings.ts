import { type Groups, groupClasses, sizesOf } from '../trials/readGroups.ts';
import type { ReportInput } from '../trials/reportSource.ts';
import type { SuccessRule } from '../trials/successRule.ts';
import type { Tally } from '../trials/tally.ts';
import { count, percent, plural } from './format.ts';
import type { ReportWarning } from './report.ts';

/** Collects warnings; the order is the order of printing. */
export class Warnings {
  readonly list: ReportWarning[] = [];

  alarm(code: string, message: string, ...fields: string[]): void {
    this.list.push({ code, message, severity: 'alarm', fields });
  }

  note(code: string, message: string, ...fields: string[]): void {
    this.list.push({ code, message, severity: 'note', fields });
  }

  detail(code: string, message: string, ...fields: string[]): void {
    this.list.push({ code, message, severity: 'detail', fields });
  }
}

/** Fields that need a pass rate of every group. */
export const NUMBERS = [
  'passRate',
  'bits.perRollout',
  'bits.plugin',
  'bits.jackknife',
  'bits.pooled',
  'histogram',
  'zone',
];
/** Fields that rest on the fitted pass rates. */
export const ADVICE = [
  'advice.groupSize',
  'advice.oversampling',
  'advice.current.oversampling',
  'advice.mixture',
];
/** Fields that say what was wasted. */
export const WASTE = [
  'wasted.rollouts',
  'wasted.share',
  'wasted.solvedShare',
  'wasted.failedShare',
];

/** Notes of readers that the groups themselves show. */
const TOLD_BY_GROUPS: ReadonlySet<string> = new Set(['grouping-failed', 'empty']);

/** What was lost or bent while reading. */
export function warnAboutReading(
  input: ReportInput,
  notes: readonly { readonly code: string; readonly message: string }[],
  warnings: Warnings,
): void {
  if (input.skipped > 0)
    warnings.alarm(
      'skipped-rows',
      `${plural(input.skipped, 'row')} could not be read and ${input.skipped === 1 ? 'is' : 'are'} left out (${percent(input.skipped / (input.skipped + input.rows))} of the log).`,
    );
  if (input.duplicates > 0)
    warnings.alarm(
      'duplicates',
      `${plural(input.duplicates, 'row')} repeated a rollout that was already read (a resumed run, or two views of it) and ${input.duplicates === 1 ? 'was' : 'were'} dropped.`,
    );
  if (input.nonFinite > 0)
    warnings.alarm(
      'non-finite',
      `${plural(input.nonFinite, 'value')} ${input.nonFinite === 1 ? 'was' : 'were'} NaN or infinite and ${input.nonFinite === 1 ? 'counts' : 'count'} as missing.`,
    );
  if (input.coerced > 0)
    warnings.alarm(
      'coerced',
      `${plural(input.coerced, 'value')} stood as text and ${input.coerced === 1 ? 'was' : 'were'} read as numbers.`,
    );
  const told = new Set(warnings.list.map(({ code }) => code));
  for (const { code, message } of notes)
    if (!told.has(code) && !TOLD_BY_GROUPS.has(code)) warnings.note(code, message);
}

/** What the rewards do not determine. */
export function warnAboutRewards(
  groups: Groups,
  rule: SuccessRule | undefined,
  { known, missing, errors }: { known: number; missing: number; errors: number },
  warnings: Warnings,
): void {
  const { success, values } = groups;
  if (missing > 0)
    warnings.alarm(
      'missing-rewards',
      `${plural(missing, 'rollout')} of ${count(known + missing)} (${percent(missing / (known + missing))}) ${missing === 1 ? 'has' : 'have'} no reward${errors > 0 ? ` (${count(errors)} ended in an error)` : ''}: left out of every rate, not counted as failures.`,
    );
  if (known === 0) {
    warnings.alarm(
      'no-rewards',
      missing > 0
        ? 'Not one reward is known.'
        : 'There is no rollout in this log: nothing can be said.',
      'reward.mean',
      'reward.min',
      'reward.max',
      'success.rule',
      'groups.solved',
      'groups.failed',
      ...NUMBERS,
      ...ADVICE,
      'wasted.solvedShare',
      'wasted.failedShare',
      'passAtK',
    );
    return;
  }
  if (values === null)
    warnings.note('many-rewards', 'The reward takes more than 64 values.', 'reward.values');
  if (success.source === 'none') {
    const single = values?.length === 1;
    warnings.alarm(
      single ? 'single-valued-reward' : 'graded-reward',
      single
        ? `Every reward is ${tidy(values?.[0] ?? Number.NaN)}: whether that is success or failure the log does not say. --success '>=X' does.`
        : `The reward is graded (${describeValues(values)}), so a rollout is not simply a success or a failure, and no pass rate or entropy is invented.${rule ? ` The rule ${rule.text} cannot be applied to sums.` : ` Name a rule, e.g. --success '>=${tidy(values?.at(-1) ?? 1)}', or the part of the reward that is 0 or 1 with --reward COLUMN.`} Live and dead groups below go by equality of the raw rewards.`,
      'success.rule',
      'groups.solved',
      'groups.failed',
      'wasted.solvedShare',
      'wasted.failedShare',
      'passAtK',
      ...NUMBERS,
      ...ADVICE,
    );
  }
  if (success.source === 'two-valued')
    warnings.alarm(
      'two-valued-reward',
      `The reward takes two values, ${values?.map(tidy).join(' and ')}: the higher one counts as success. Relabelling two values changes no information.`,
    );
  if (success.source === 'option' || success.source === 'log') {
    let dead = 0;
    let differing = 0;
    for (let i = 0; i < groups.size; i++) {
      const kind = groupClasses[groups.classes[i]!];
      if (kind !== 'solved' && kind !== 'failed') continue;
      dead++;
      if (groups.equalNearly[i] === 0) differing++;
    }
    if (differing > 0)
      warnings.alarm(
        'rule-hides-contrast',
        `Success is ${success.rule}. ${count(differing)} of the ${count(dead)} dead groups still differ in the raw reward: if that is what the trainer uses, they have a gradient.`,
      );
  }
}

function describeValues(values: readonly number[] | null): string {
  if (values === null) return 'more than 64 different values';
  const texts = values.map(tidy);
  return texts.length > 6
    ? `${texts.length} values from ${texts[0]} to ${texts.at(-1)}`
    : texts.join(', ');
}

/** A reward without the noise of its last digits. */
const tidy = (x: number): string => String(Number(x.toPrecision(12)));

/** What the groups do not determine. */
export function warnAboutGroups(
  groups: Groups,
  tally: Tally,
  input: ReportInput,
  ungrouped: boolean,
  warnings: Warnings,
): void {
  if (input.grouping !== 'explicit id' && tally.total > 0)
    warnings.alarm(
      'grouping-method',
      `The log names no group; rollouts were grouped by ${input.grouping}${input.groupingDetail ? ` (${input.groupingDetail})` : ''}. --group COLUMN names one.`,
    );
  if (ungrouped && tally.singleton > 0) {
    warnings.alarm(
      'singleton-groups',
      `${count(tally.singleton)} of ${plural(tally.total, 'group')} hold a single rollout: the grouping failed, or there is one rollout per prompt. Either way waste, bits and group size cannot be told, because one rollout says nothing about its own prompt's pass rate. Name the prompt's column with --group, or log several rollouts per prompt.`,
      ...NUMBERS.filter((field) => field !== 'passRate'),
      ...ADVICE,
      ...WASTE,
      'groups.liveShare',
    );
    return;
  }
  if (tally.singleton > 0)
    warnings.alarm(
      'some-singletons',
      `${plural(tally.singleton, 'group')} of ${count(tally.total)} ${tally.singleton === 1 ? 'holds' : 'hold'} a single known reward: neither live nor dead, and left out of the bits.`,
    );
  if (tally.unscored > 0)
    warnings.alarm(
      'unscored-groups',
      `${plural(tally.unscored, 'group')} ${tally.unscored === 1 ? 'has' : 'have'} no known reward at all.`,
    );
  const sizes = Object.keys(sizesOf(groups))
    .map(Number)
    .filter((n) => n > 0);
  if (sizes.length > 1)
    warnings.alarm(
      'ragged-groups',
      `Groups differ in size (${count(Math.min(...sizes))} to ${count(Math.max(...sizes))} known rewards). Means are over groups, so that every prompt weighs the same.`,
    );
}
