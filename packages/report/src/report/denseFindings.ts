import { formatBits, formatCount, formatPercent, formatPlain } from '@bits-per-sample/core';
import type { ReportTeacher } from '../dense/reportTeacher.ts';
import type { ReportTurns } from '../dense/reportTurns.ts';
import type { Finding } from './finding.ts';
import { type Facts, known } from './sayFinding.ts';
import { twoDigits } from './twoDigits.ts';

/** What a teacher and the rewards of turns say, in words: none where a log has neither. */
export const denseFindings = ({ teacher, turns, rollouts }: Facts): Finding[] => [
  ...(teacher === null ? [] : ofTeacher(teacher, rollouts ?? 0)),
  ...(turns === null ? [] : ofTurns(turns)),
];

const CANNOT: Readonly<Record<NonNullable<ReportTeacher['reason']>, string>> = {
  'sums-only':
    'Only sums over whole answers are logged: they tell the distance, and not what was told token by token.',
  'not-sampled-with':
    "The student's numbers are not ln of the probabilities that the tokens were sampled with: teacher over student is above 1 in the mean, which it cannot be. Another base of the logarithm, another temperature or other tokens.",
  'below-zero':
    "The student's numbers are not ln of the probabilities that the tokens were sampled with: the distance comes out below 0, which it cannot be. Another temperature, another base of the logarithm or other tokens.",
  'fewer-repeats':
    "The student's numbers are not ln of the probabilities that the tokens were sampled with: answers to a prompt begin alike less often than these say. Another base of the logarithm or another temperature.",
};

const LOG_TOKENS =
  'Log per token, as natural logarithms at the temperature of sampling: student_logprobs and teacher_logprobs.';

// long: each number once, with its words
function ofTeacher(teacher: ReportTeacher, all: number): Finding[] {
  const { state, reason, distance, course, tokens, toldPerToken, covered, excluded } = teacher;
  const told = teacher.toldByTop ?? teacher.told;
  const numbers = {
    rollouts: teacher.rollouts,
    tokens,
    told: teacher.told?.value ?? null,
    toldByTop: teacher.toldByTop?.value ?? null,
    toldPerToken,
    distance: distance?.value ?? null,
    covered,
  };
  const some =
    teacher.rollouts < all
      ? `${formatCount(teacher.rollouts)} of ${formatCount(all)} rollouts`
      : '';
  if (reason !== null && reason !== 'sums-only')
    return [
      known(
        'told',
        'told-unknown',
        {
          value: 'Told by the teacher: cannot be told',
          detail: '',
          meaning: CANNOT[reason],
          change: LOG_TOKENS,
        },
        numbers,
      ),
    ];
  const part =
    covered !== null && covered < 0.99
      ? ` The lists hold ${formatPercent(covered)} of the answers' tokens: of the others nothing is counted.`
      : '';
  const source =
    teacher.toldByTop === null
      ? 'Counted from the sampled tokens alone. '
      : `From several tokens at each place${teacher.told === null ? '' : `; from the sampled ones alone ${formatBits(teacher.told.value)}`}. `;
  const meaning =
    told === null
      ? CANNOT['sums-only']
      : state === 'nothing'
        ? 'Both give every token one probability from the first step on.'
        : state === 'reached'
          ? 'The student says by now what the teacher says: there is nothing left to tell.'
          : `${source}What the teacher's probabilities say beyond the student's own, counted as the bits of a label are.${part}`;
  const change =
    told === null
      ? LOG_TOKENS
      : state === 'nothing'
        ? "Check that the teacher's weights are others than the student's, and that teacher_logprobs is no copy of the student's."
        : state === 'teaches' && teacher.toldByTop === null
          ? 'Log a few tokens at each place by both models (student_top_logprobs, teacher_top_logprobs) to see more of it.'
          : '';
  const value =
    told === null
      ? 'Told by the teacher: cannot be told'
      : `${formatBits(told.value)} bits per rollout told, at least`;
  const rows = [
    known(
      'told',
      told === null ? 'told-unknown' : `told-${state}`,
      { value, detail: some, meaning, change },
      numbers,
    ),
  ];
  if (distance !== null)
    rows.push(
      known(
        'distance',
        'distance',
        {
          value: `${twoDigits(distance)} ${distance.unit.replace('/', ' per ')} from the teacher`,
          detail:
            course === null
              ? ''
              : `${formatPlain(rounded(course.first))} in the first quarter of the steps, ${formatPlain(rounded(course.last))} in the last`,
          meaning: `KL(student‖teacher), which training lowers, if tokens were sampled with the probabilities that are logged (temperature 1, nothing cut off). It is a distance and no information: it has no upper limit.${excluded > 0 ? ` ${formatCount(excluded)} tokens that the teacher excludes are not in it.` : ''}`,
          change: '',
        },
        {
          distance: distance.value,
          first: course?.first ?? null,
          last: course?.last ?? null,
          excluded,
        },
      ),
    );
  if (toldPerToken !== null && state === 'teaches') {
    const perToken = tokens === null ? null : (teacher.rollouts * (covered ?? 1)) / tokens;
    rows.push(
      known(
        'perToken',
        'per-token',
        {
          value: `${short(toldPerToken)} bits per token told, at least`,
          detail: '',
          meaning: `A reward of right or wrong says at most 1 bit per rollout${perToken === null ? '' : `: ${short(perToken)} per token of these`}. What either does to the policy, bits do not tell.`,
          change: 'The command plan prices both, given the sizes of both models.',
        },
        { toldPerToken, rewardPerToken: perToken },
      ),
    );
  }
  return rows;
}

const short = (x: number): string => formatPlain(Number(x.toPrecision(2)));
const rounded = (x: number): number => Number(x.toPrecision(2));

/** What the number of rollouts per prompt does to an entropy, by worlds whose truth is known. */
const lowBy = (perPrompt: number): string =>
  perPrompt >= 32
    ? 'up to 4 %'
    : perPrompt >= 16
      ? 'up to 10 %'
      : perPrompt >= 8
        ? 'up to 20 %'
        : 'more than 20 %';

function ofTurns(turns: ReportTurns): Finding[] {
  const { bits, last, each, decides, unlike, perPrompt, missing, reason } = turns;
  if (bits === null || last === null)
    return [
      known(
        'turns',
        'turns-unknown',
        {
          value: 'Rewards of turns: cannot be told',
          detail: '',
          meaning:
            reason === 'copies'
              ? 'In every rollout all turns have one reward: that of the rollout, or one that the first turn decides.'
              : 'No prompt has two rollouts whose turns have rewards.',
          change:
            reason === 'copies'
              ? 'If each turn is scored by itself, log these scores as turn_rewards.'
              : 'Log several rollouts per prompt.',
        },
        { turns: turns.turns },
      ),
    ];
  const fewer = `${formatCount(Number(perPrompt.toPrecision(2)))} rollouts per prompt`;
  const estimated =
    unlike > 0.5
      ? `At least: most rollouts are unlike any other of their prompt, and ${fewer} are too few to see how often.`
      : `Estimated low, by ${lowBy(perPrompt)} at ${fewer} in worlds of four turns.`;
  const left =
    missing > 0
      ? ` ${formatCount(missing)} rollouts with a turn without a reward are left out.`
      : '';
  const most = [...each].sort((a, b) => b.bits.value - a.bits.value)[0]!;
  const shares = each
    .filter(({ bits: own }) => own.value > 0.005)
    .map(({ turn, bits: own }) => `turn ${turn} ${formatBits(own.value)}`)
    .join(', ');
  return [
    known(
      'turns',
      'turns',
      {
        value: `${formatBits(bits.value)} bits per rollout in the rewards of its turns`,
        detail: `${formatBits(last.value)} in the last reward alone`,
        meaning: `Each reward given those before it: what is new to a policy that knows how often each comes. ${estimated}${left}`,
        change: '',
      },
      {
        bits: bits.value,
        last: last.value,
        turns: turns.turns,
        perPrompt,
        unlike,
      },
    ),
    known(
      'decides',
      decides === null ? 'decides-unknown' : 'decides',
      {
        value: decides === null ? 'No turn stands out' : `Turn ${decides} decides most`,
        detail:
          decides === null || !(bits.value > 0)
            ? ''
            : `${formatPercent(Math.min(1, Math.max(0, most.bits.value / bits.value)))} of these bits`,
        meaning:
          bits.value > 1e-9
            ? `Bits by turn: ${shares}${turns.turns > each.length ? `; of the first ${each.length} of up to ${formatCount(turns.turns)}` : ''}.`
            : 'Every reward of a turn was certain: none tells anything.',
        change:
          decides === null || each.length < 2 || decides !== each.length
            ? ''
            : 'Only the last reward tells much: the rewards before it add little to one at the end.',
      },
      Object.fromEntries(each.map(({ turn, bits: own }) => [`turn${turn}`, own.value])),
    ),
  ];
}
