import { type Estimate, formatCount, formatPercent, formatPlural } from '@bits-per-sample/core';
import type { CostsAhead } from '../plan/costsAhead.ts';
import type { Plan } from '../plan/planShape.ts';
import { chanceText } from './chanceText.ts';
import { costText, flopsText, moneyText } from './costWords.ts';

const range = ({ lower, upper }: Estimate): string =>
  `${formatPercent(lower)} to ${formatPercent(upper)}`;

/** Where the run stands. */
export function planPassText({ passRate, takeOff, forecast }: Plan): string[] {
  if (passRate === null) return [];
  const { column, value, rollouts, effectiveRollouts, repeats } = passRate;
  const fewer = effectiveRollouts < 0.95 * rollouts;
  return [
    `Now ${formatPercent(value)}: ${column}, last quarter of ${formatPlural(rollouts, 'rollout')}.${repeats === true ? ' Prompts come back, so it is no skill on new ones.' : ''}`,
    ...(fewer && forecast !== null
      ? [
          `Rollouts of one prompt agree: these tell as much as ${formatCount(effectiveRollouts)} independent ones.`,
        ]
      : []),
    ...(takeOff === null
      ? []
      : [
          `Chance of 1 %: ${chanceText(takeOff.twice)} within twice the rollouts, ${chanceText(takeOff.fourTimes)} within 4 times.`,
        ]),
  ];
}

/** Pass rates to come; none where they are refused. */
export function planForecastRows({ forecast }: Plan): readonly (readonly [string, string])[] {
  if (forecast === null) return [];
  const row = (name: string, estimate: Estimate): readonly [string, string] => [
    name,
    `${formatPercent(estimate.value)} (${range(estimate)})`,
  ];
  return [
    row('with twice the rollouts', forecast.twice),
    row('with 4 times the rollouts', forecast.fourTimes),
  ];
}

/** What holds for the forecast, and what was asked beside it. */
export function planAheadText({ passRate, forecast, more, target, costs }: Plan): string[] {
  const currency = costs.prices?.currency ?? '';
  const never = passRate?.neverSolved ?? 0;
  return [
    ...(forecast === null
      ? []
      : [
          'Further ahead nothing is told. The ranges hold 8 of 10 times while reward, prompts and learning rate stay; a sudden rise lies above them.',
        ]),
    ...(forecast !== null && never > 0.02 && passRate!.value >= 0.5
      ? [
          `${formatPercent(never)} of the prompts were never solved: if they stay so, the ranges are too high.`,
        ]
      : []),
    ...(more === null ? [] : [moreText(more, currency)].flat()),
    ...(target === null ? [] : targetText(target, passRate!.value, currency)),
  ];
}

function moreText({ passRate, costs }: NonNullable<Plan['more']>, currency: string): string[] {
  const told = [
    ...(passRate === null ? [] : [`${formatPercent(passRate.value)} (${range(passRate)})`]),
    ...[costText(costs, currency)].filter((text) => text !== ''),
  ];
  return [
    ...(told.length === 0
      ? []
      : [`${formatPlural(costs.rollouts, 'more rollout')}: ${told.join('; ')}.`]),
    ...costs.reasons.map(({ message }) => message),
  ];
}

function targetText(
  { target, fourTimes, moreRollouts, costs }: NonNullable<Plan['target']>,
  now: number,
  currency: string,
): string[] {
  const name = formatPercent(target);
  if (now >= target) return [`${name} is reached.`];
  const chance = `Chance of ${name} within 4 times the rollouts: ${chanceText(fourTimes)}`;
  if (moreRollouts === null || costs === null)
    return [`${chance}. After how many is not told: it is less likely than not.`];
  const { value, lower, upper } = costs;
  const amount = (text: (costs: CostsAhead) => string): string =>
    `${text(value)} (${upper === null ? `at least ${text(lower)}` : `${text(lower)} to ${text(upper)}`})`;
  const { flops, dollars } = value;
  return [
    `${chance}; more rollouts until then: ${[
      amount(({ rollouts }) => formatCount(Number(rollouts.toPrecision(2)))),
      ...(flops === null ? [] : [amount((costs) => flopsText(costs.flops!))]),
      ...(dollars === null ? [] : [moneyText(dollars, currency)]),
    ].join(', ')}.`,
    ...value.reasons.map(({ message }) => message),
  ];
}
