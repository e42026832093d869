import { type Estimate, formatCount, formatPercent, formatValue } from '@bits-per-sample/core';
import type { Plan, PlanAgainst } from '../plan/planShape.ts';
import type { PlanRefusal } from '../report/planRefusal.ts';
import { planCostRows } from './planCostRows.ts';
import { planCostText } from './planCostText.ts';
import { planAheadText, planForecastRows, planPassText } from './planPassText.ts';
import { planRefusals } from './planRefusals.ts';
import type { PlanSection } from './planSection.ts';
import { planAdapterSection, planSignalSection } from './planSignalSection.ts';
import { planSwitchSection } from './planSwitchSection.ts';
import { titleOf } from './titleOf.ts';

/** What is refused, and what would settle it. */
export const refusalText = ({ reason, settles }: PlanRefusal): string =>
  `${reason} To settle it: ${settles[0]!.toLowerCase()}${settles.slice(1)}`;

/** The parts of a plan, as every face has them; options stand in backticks. */
export function planSections(plan: Plan): PlanSection[] {
  const { against, pilot } = plan;
  const { own, standing } = planRefusals(plan);
  const of = (...questions: readonly PlanRefusal['question'][]): readonly PlanRefusal[] =>
    own.filter(({ question }) => questions.includes(question));
  const sections: PlanSection[] = [
    {
      id: 'pass-rate',
      title: 'Pass rate',
      before: planPassText(plan),
      rows: planForecastRows(plan),
      after: planAheadText(plan),
      refused: of('forecast', 'more', 'target'),
    },
    {
      id: 'costs',
      title: 'Costs',
      before: [],
      rows: planCostRows(plan.costs),
      after: planCostText(plan.costs),
      refused: [],
    },
    { ...planSignalSection(plan), refused: [] },
    { ...planAdapterSection(plan), refused: [] },
    { ...againstSection(against), refused: of('against') },
    { ...planSwitchSection(plan), refused: of('switch', 'noise') },
    {
      id: 'never',
      title: 'What no log of one run tells',
      before: [],
      rows: [],
      after: [
        ...standing.map(refusalText),
        `Before a short run of something else: it is worth up to ${formatPercent(pilot.different)} of the cost to the target where the two may differ by 30 %, and ${formatPercent(pilot.alike)} where they are nearly alike.`,
      ],
      refused: [],
    },
  ];
  return sections.filter(
    ({ before, rows, after, refused }) =>
      before.length + rows.length + after.length + refused.length > 0,
  );
}

/** A factor that only rollouts beyond the horizon of a forecast would show. */
const FAR = 4;

const UNIT = { dollars: 'money', flops: 'FLOPs', rollouts: 'rollouts' } as const;

function againstSection(against: PlanAgainst | null): Omit<PlanSection, 'refused'> {
  if (against === null)
    return { id: 'against', title: 'Against the other run', before: [], rows: [], after: [] };
  const { files, rollouts, factor, costFactor, unit, cheaper, sameLearningRate } = against;
  const times = ({ value, lower, upper }: Estimate): string => {
    const [x, low, high] = [value, lower, upper].map((y) =>
      formatValue(y, 'number', { digits: 3 }),
    );
    if (value > FAR) return `more than ${FAR} (at least ${low})`;
    if (value < 1 / FAR) return `less than ${1 / FAR} (at most ${high})`;
    return `${x} (${low} to ${high})`;
  };
  return {
    id: 'against',
    title: `Against ${titleOf(files)}`,
    before: [
      `At ${formatCount(rollouts)} rollouts of both, to the same pass rate, the other needs`,
    ],
    rows: [
      ['times the rollouts of this log', times(factor)],
      ...(unit === 'rollouts' ? [] : ([[`times its ${UNIT[unit]}`, times(costFactor)]] as const)),
    ],
    after: [
      cheaper === 'open'
        ? 'Which of the two is cheaper is open.'
        : `${cheaper === 'this' ? 'This log' : 'The other'} is cheaper. About 9 of 10 such verdicts were right where they could be checked.`,
      ...(sameLearningRate === null
        ? ['This holds for runs of one learning rate; the logs do not both tell theirs.']
        : []),
    ],
  };
}
