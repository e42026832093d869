import { formatCount, formatPercent, formatValue } from '@bits-per-sample/core';
import type { Plan, PlanNoise, PlanSwitch } from '../plan/planShape.ts';
import { chanceText } from './chanceText.ts';
import { flopsText, moneyText } from './costWords.ts';
import type { PlanSection } from './planSection.ts';
import { titleOf } from './titleOf.ts';

/** Examples or rollouts from here, where a run on each or two noise scales were given. */
export function planSwitchSection({
  switch: told,
  noise,
  costs,
}: Plan): Omit<PlanSection, 'refused'> {
  const against = told === null ? '' : `, against ${titleOf(told.files)}`;
  return {
    id: 'switch',
    title: `Examples or rollouts${against}`,
    before: [],
    rows: told === null ? [] : rowsOf(told, costs.prices?.currency ?? ''),
    after: [
      ...(told === null ? [] : verdictText(told)),
      ...(noise === null ? [] : [noiseText(noise)]),
    ],
  };
}

function rowsOf(
  { rollouts, examples, passRates, unit, rollout, example, taught }: PlanSwitch,
  currency: string,
): PlanSection['rows'] {
  const text = (cost: number): string =>
    unit === 'dollars' ? moneyText(cost, currency) : flopsText(cost);
  const row = (n: number, what: string, passRate: number, cost: number) =>
    [
      `${formatCount(n)} ${what}`,
      `${formatPercent(passRate)}, for ${text(n * cost)} (${text(cost)} each)`,
    ] as const;
  return [
    row(rollouts, 'rollouts', passRates[0], rollout),
    row(examples, taught ? 'examples, written by the teacher' : 'examples', passRates[1], example),
  ];
}

const VERDICT: Readonly<Record<PlanSwitch['verdict'], string>> = {
  switch: 'Rollouts bring more from here: switch to them.',
  stay: 'Examples bring more from here: stay with them.',
  open: 'Which of the two brings more from here is open.',
};

function verdictText({ verdict, probability, reason, flat }: PlanSwitch): string[] {
  const standing = ['rollouts', 'examples'].filter((_, i) => flat[i]);
  return [
    `${VERDICT[verdict]} Chance that rollouts gain more log-odds for their cost over their next doubling: ${chanceText(probability)}.${reason === null ? '' : ` Not told as a verdict: ${reason}.`}`,
    ...(standing.length === 0
      ? []
      : [`The run on ${standing.join(' and the run on ')} hardly gains any more.`]),
    'This holds for runs from the same weights, of about equal cost, measured on the same prompts.',
  ];
}

const noiseText = ({ factor, batch }: PlanNoise): string =>
  `From the gradient noise scales alone, at ${formatCount(batch)} a step and with Adam: ${formatValue(factor, 'number', { digits: 2 })} examples for a rollout to the same pass rate. Seen within a factor of 1.25, on checkpoints of one model.`;
