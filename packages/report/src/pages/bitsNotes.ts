import { type Estimate, formatBits, formatPercent, formatPlural } from '@bits-per-sample/core';
import { type Face, sentence } from '../options/sentence.ts';
import type { Report } from '../report/reportShape.ts';
import { withInterval } from '../report/withInterval.ts';

/** What the bits are about and rest on; options as a face names them. */
export const bitsNotes = (report: Report, face: Face): string[] =>
  notesOf(report).map((note) => sentence(note, face));

function notesOf(report: Report): string[] {
  const { perRollout, plugin, supervised, surprise } = report.bits;
  const ofConfidence = surprise === null ? [] : [surpriseNote(surprise)];
  if (perRollout === null) return ofConfidence;
  const label =
    supervised === null
      ? []
      : [
          `Shown as labels, the run's own right answers would carry ${formatBits(supervised.value)} bits each (${intervalOf(supervised)}${formatPlural(supervised.n, 'prompt')} with one): supervised bits, −log₂ of their probability. At least: an answer to a prompt that was never answered right, or a teacher's less likely one, carries more.`,
        ];
  return [
    about(report),
    ...label,
    ...ofConfidence,
    'How many of the bits move the policy depends on the gradients, which this log does not hold.',
    `Bits by ${perRollout.method}${plugin === null ? '' : ` (plug-in ${formatBits(plugin)}${isLow(report) ? ', which is biased low' : ''})`}. ${verdicts(report)} Rollouts of a group are taken as independent.`,
  ];
}

const intervalOf = ({ level, lower, upper }: Estimate): string =>
  Number.isNaN(lower)
    ? ''
    : `${formatPercent(level)} interval ${formatBits(lower)} to ${formatBits(upper)}, `;

/** Whether the plug-in lies low for sure: of all groups, and with verdicts that are right. */
const isLow = ({ warnings, verdicts: { falsePass, falseFail } }: Report): boolean =>
  falsePass + falseFail === 0 && warnings.every(({ code }) => code !== 'may-be-filtered');

/** What a reward was worth to one that knows how likely its answer was. */
const surpriseNote = (surprise: Estimate): string =>
  `To the policy's own confidence a reward was worth ${formatBits(surprise.value)} bits (${intervalOf(surprise)}for prompts like these, from ${formatPlural(surprise.n, 'prompt')}; ${surprise.method}). On average that is an upper bound of how open a reward is to one that knows the summed log-probability of its answer.`;

/** Which question the intervals answer. */
function about({ question, steps, groups }: Report): string {
  if (question === 'these')
    return 'Intervals are for these prompts, rolled out again: other prompts are not in them.';
  const [first, last] = [steps.at(0)?.name, steps.at(-1)?.name];
  const over = steps.length > 1 ? ` over steps ${first} to ${last}` : '';
  const counted = groups.prompts === null ? '' : `, from ${formatPlural(groups.prompts, 'prompt')}`;
  return `Intervals are for prompts like these${over}${counted} (\`question: these\` asks about these alone).`;
}

function verdicts({ bits, verdicts: { falsePass, falseFail, informedness } }: Report): string {
  if (falsePass + falseFail > 0) {
    const own =
      bits.verdicts === null
        ? ''
        : ` The verdicts themselves carry ${withInterval(bits.verdicts, formatBits)} bits.`;
    return `Bits and the pass rate are of being right, with ${formatPercent(falsePass)} of wrong answers passed and ${formatPercent(falseFail)} of right ones failed (Youden's J = ${informedness.toFixed(2)}); live groups are those of the verdicts.${own}`;
  }
  const say = '`falsePass: P` and `falseFail: P` say how often they are not';
  return bits.correctness === null
    ? `Verdicts are taken as right (${say}).`
    : `Bits are of the verdicts. Of these ${withInterval(bits.correctness, formatBits)} are about being right, as verdicts on equal answers tell (${say} right).`;
}
