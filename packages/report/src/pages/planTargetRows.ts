import { formatCount, formatPercent } from '@bits-per-sample/core';
import type { CostsAhead } from '../plan/costsAhead.ts';
import type { Plan } from '../plan/planShape.ts';
import { chanceText } from './chanceText.ts';
import { flopsText, moneyText } from './costWords.ts';

/** A ladder of pass rates with what each takes, under a head; the head alone where none is told. */
export function planTargetRows({ targets, costs }: Plan): readonly (readonly string[])[] {
  const currency = costs.prices?.currency ?? '';
  const first = targets[0]?.costs?.value;
  const amounts: readonly (readonly [string, (costs: CostsAhead) => string])[] = [
    ['more rollouts', ({ rollouts }) => formatCount(Number(rollouts.toPrecision(2)))],
    ...(first?.flops == null
      ? []
      : ([['FLOPs', ({ flops }: CostsAhead) => flopsText(flops!)]] as const)),
    ...(first?.dollars == null
      ? []
      : ([
          [
            'money',
            ({ dollars }: CostsAhead) => (dollars === null ? '–' : moneyText(dollars, currency)),
          ],
        ] as const)),
  ];
  const cell = (told: NonNullable<Plan['target']>['costs'], text: (c: CostsAhead) => string) => {
    if (told === null) return '–';
    const { value, lower, upper } = told;
    const range = upper === null ? `at least ${text(lower)}` : `${text(lower)} to ${text(upper)}`;
    return `${text(value)} (${range})`;
  };
  return [
    ['pass rate', 'chance within 4 times', ...amounts.map(([name]) => name)],
    ...targets.map(({ target, fourTimes, costs: told }) => [
      formatPercent(target),
      chanceText(fourTimes),
      ...amounts.map(([, text]) => cell(told, text)),
    ]),
  ];
}
