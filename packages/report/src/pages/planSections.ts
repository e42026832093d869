import { type Estimate, formatCount, formatPercent, formatValue } from '@bits-per-sample/core';
import type { Plan, PlanAgainst } from '../plan/planShape.ts';
import { planCostRows } from './planCostRows.ts';
import { planCostText } from './planCostText.ts';
import { planAheadText, planForecastRows, planPassText } from './planPassText.ts';
import { fileName } from './titleOf.ts';

/** A part of a plan: sentences, two columns, sentences. */
export interface PlanSection {
  readonly title: string;
  readonly before: readonly string[];
  readonly rows: readonly (readonly [string, string])[];
  readonly after: readonly string[];
}

/** The parts of a plan, as every face has them; options stand in backticks. */
export function planSections(plan: Plan): PlanSection[] {
  const { against, pilot, refusals } = plan;
  const own = refusals.filter(({ question }) => !STANDING.has(question));
  const standing = refusals.filter(({ question }) => STANDING.has(question));
  const said = ({ reason, settles }: Plan['refusals'][number]): string =>
    `${reason} To settle it: ${settles}`;
  const sections: PlanSection[] = [
    {
      title: 'Pass rate',
      before: planPassText(plan),
      rows: planForecastRows(plan),
      after: [...planAheadText(plan), ...own.map(said)],
    },
    {
      title: 'Costs',
      before: [],
      rows: planCostRows(plan.costs),
      after: planCostText(plan.costs),
    },
    ...(against === null ? [] : [againstSection(against)]),
    {
      title: 'What no log of one run tells',
      before: [],
      rows: [],
      after: [
        ...standing.map(said),
        `Before a short run of something else: it is worth up to ${formatPercent(pilot.different)} of the cost to the target where the two may differ by 30 %, and ${formatPercent(pilot.alike)} where they are nearly alike.`,
      ],
    },
  ];
  return sections;
}

const STANDING: ReadonlySet<string> = new Set(['speed', 'ranking', 'switch']);

/** A factor that only rollouts beyond the horizon of a forecast would show. */
const FAR = 4;

const UNIT = { dollars: 'money', flops: 'FLOPs', rollouts: 'rollouts' } as const;

function againstSection(against: PlanAgainst): PlanSection {
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
    title: `Against ${files.map(fileName).join(', ')}`,
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
