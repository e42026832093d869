import { formatCount, formatPercent, formatPlain, formatPlural } from '@bits-per-sample/core';
import type { ReportTeacher } from '../dense/reportTeacher.ts';
import type { SuccessRule } from '../options/successRule.ts';
import { type Groups, groupClasses, sizesOf } from '../trials/readGroups.ts';
import type { ReportInput } from '../trials/reportSource.ts';
import type { Tally } from '../trials/tally.ts';
import type { AskedGroups } from './askedGroups.ts';
import { thresholdAmong } from './thresholdAmong.ts';
import type { TokenBits } from './tokenBits.ts';
import { ADVICE, NUMBERS, WASTE, type Warnings } from './warnings.ts';

/** What the rewards do not determine. */
export function warnAboutRewards(
  groups: Groups,
  rule: SuccessRule | undefined,
  {
    known,
    missing,
    errors,
    unscored,
    right,
    teacher,
  }: {
    known: number;
    missing: number;
    errors: number;
    unscored: TokenBits | undefined;
    /** The part of the reward that says what is right, where it takes two values. */
    right: string | undefined;
    /** A teacher stands in for rewards. */
    teacher: ReportTeacher | null;
  },
  warnings: Warnings,
): void {
  const { success, values } = groups;
  if (missing > 0 && unscored === undefined && !(known === 0 && teacher !== null))
    warnings.alarm(
      'missing-rewards',
      `${formatPlural(missing, 'rollout')} of ${formatCount(known + missing)} (${formatPercent(missing / (known + missing))}) ${missing === 1 ? 'has' : 'have'} no reward${errors > 0 ? ` (${formatCount(errors)} ended in an error)` : ''}: left out of every rate, not counted as failures.`,
    );
  if (known === 0) {
    warnings[teacher === null ? 'alarm' : 'note'](
      'no-rewards',
      teacher !== null
        ? 'No reward is known, as in distillation without one: groups, pass rates and bits of rewards cannot be told.'
        : unscored !== undefined
          ? inTokens(unscored)
          : missing > 0
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
        ? `Every reward is ${tidy(values?.[0] ?? Number.NaN)}: whether that is success or failure the log does not say. \`success: >=X\` does.`
        : `The reward is graded (${describeValues(values)}), so a rollout is not simply a success or a failure, and no pass rate or entropy is invented.${rule ? ` The rule ${rule.text} cannot be applied to sums.` : nameRule(values, right)} Below, a group is live when its raw rewards differ.`,
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
  if (success.source === 'option' || success.source === 'log') warnAboutContrast(groups, warnings);
}

/** Groups that a rule calls alike, and whose rewards differ. */
function warnAboutContrast(
  { size, classes, equalNearly, success }: Groups,
  warnings: Warnings,
): void {
  let dead = 0;
  let differing = 0;
  for (let i = 0; i < size; i++) {
    const kind = groupClasses[classes[i]!];
    if (kind !== 'solved' && kind !== 'failed') continue;
    dead++;
    if (equalNearly[i] === 0) differing++;
  }
  if (differing > 0)
    warnings.alarm(
      'rule-hides-contrast',
      `Success is ${success.rule}. ${formatCount(differing)} of the ${formatCount(dead)} groups that are all right or all wrong by it still differ in the raw reward: if that is what the trainer uses, they have a gradient.`,
    );
}

/** How to say what is right: by the part that tells, since other parts move the sum. */
const nameRule = (values: readonly number[] | null, right: string | undefined): string =>
  right === undefined
    ? ` Name a rule, e.g. \`success: '>=${values === null ? 'X' : tidy(thresholdAmong(values))}'\`, or the part of the reward that is 0 or 1 with \`reward: COLUMN\`.`
    : ` Its part ${right} takes two values: if that says what is right, name its column with \`successColumn: COLUMN\`.`;

/** What log-probabilities without rewards do say. */
const inTokens = ({ answers, tokens, bits }: TokenBits): string =>
  `This log holds log-probabilities and no rewards: its ${formatPlural(answers, 'answer')} of ${formatPlural(tokens, 'token')} cost ${formatPlain(bits / tokens)} bits per token under the model that gave these, ${formatPlain(bits / answers)} per answer. What a reward tells takes rewards.`;

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
  if (input.grouping !== 'explicit id' && tally.total > 0 && !isAlone(input))
    warnings.alarm(
      'grouping-method',
      `The log names no group; rollouts were grouped by ${input.grouping}${input.groupingDetail ? ` (${input.groupingDetail})` : ''}. \`group: COLUMN\` names one.`,
    );
  if (ungrouped && tally.singleton > 0) {
    warnings.alarm(
      'singleton-groups',
      `${formatCount(tally.singleton)} of ${formatPlural(tally.total, 'group')} hold a single rollout: the grouping failed, or there is one rollout per prompt. Either way live groups, bits and group size cannot be told, because one rollout says nothing about its own prompt's pass rate. ${remedyOfSingles(input)}`,
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
      `${formatPlural(tally.singleton, 'group')} of ${formatCount(tally.total)} ${tally.singleton === 1 ? 'holds' : 'hold'} a single known reward: too few to be live or not, and left out of the bits.`,
    );
  if (tally.unscored > 0 && tally.unscored < tally.total)
    warnings.alarm(
      'unscored-groups',
      `${formatPlural(tally.unscored, 'group')} ${tally.unscored === 1 ? 'has' : 'have'} no known reward at all.`,
    );
  const sizes = Object.keys(sizesOf(groups))
    .map(Number)
    .filter((n) => n > 0);
  if (sizes.length > 1)
    warnings.alarm(
      'ragged-groups',
      `Groups differ in size (${formatCount(Math.min(...sizes))} to ${formatCount(Math.max(...sizes))} known rewards). Means are over groups, so that every prompt weighs the same.`,
    );
}

/** What may help; what the caller named, or the log, need not be named again. */
function remedyOfSingles(input: ReportInput): string {
  const { files, grouping, groupingDetail } = input;
  const repeats =
    files.length > 1
      ? ' Files that are repetitions of one evaluation pool with `files: repeats`.'
      : '';
  if (isAlone(input)) return 'Read a log that has the rollouts one by one, several per prompt.';
  return grouping === 'explicit id' && groupingDetail !== ''
    ? `Log several rollouts per prompt; if ${groupingDetail} is not what the prompt is called, name that column with \`group\`.${repeats}`
    : `Name the prompt's column with \`group\`, or log several rollouts per prompt.${repeats}`;
}

/** Whether the format itself says that each row is a group of its own, which no column mends. */
const isAlone = ({ grouping, format }: ReportInput): boolean =>
  grouping === 'none' && format !== 'mapped';

/** How the prompts of a run are known. */
interface PromptFacts {
  /** Groups that something was asked of. */
  readonly asked: AskedGroups | null;
  /** Prompts are the names of the groups, since the log names no others. */
  readonly byGroup: boolean;
  readonly severalSteps: boolean;
}

const TOO_NARROW =
  'The intervals take each group as a prompt of its own; where prompts come back they are too narrow.';

/**
 * That prompts cannot be told apart, which matters to lists of prompts, and to intervals where
 * prompts may come back.
 */
export function warnAboutPrompts(
  reason: string | undefined,
  { asked, byGroup, severalSteps }: PromptFacts,
  warnings: Warnings,
): void {
  const fields = asked === null || reason !== undefined ? ['groups.prompts'] : [];
  const mayReturn = asked !== null && severalSteps;
  if (reason !== undefined) {
    const unknown = `Prompts cannot be told apart across steps: ${reason}. \`promptId: COLUMN\` names what identifies a prompt.`;
    if (mayReturn)
      warnings.note('prompts-unknown', `${unknown} ${TOO_NARROW}`, 'prompts', ...fields);
    else warnings.detail('prompts-unknown', unknown, 'prompts', ...fields);
  } else if (fields.length > 0)
    warnings.detail(
      'prompts-not-counted',
      'Prompts are counted among groups of two or more.',
      ...fields,
    );
  else if (mayReturn && byGroup && asked.prompts === undefined)
    warnings.note(
      'prompts-may-return',
      `No group comes back at another step, so that each may be a new prompt or an old one by another name. ${TOO_NARROW} \`promptId: COLUMN\` names what identifies a prompt.`,
    );
}
