import { formatBits, formatPercent, formatPlain, formatPlural } from '@bits-per-sample/core';
import type { Report } from '../report/reportShape.ts';

/** What the bits are and rest on. */
export function ceilingNotes({
  bits: { perRollout, plugin, jackknife, supervised },
  advice,
}: Report): string[] {
  if (perRollout === null) return [];
  const others = [
    plugin === null ? '' : `plug-in ${formatBits(plugin)}`,
    jackknife === null ? '' : `jackknife ${formatBits(jackknife)}`,
  ].filter((text) => text !== '');
  const { mixture } = advice;
  const spread =
    mixture === null || mixture.a === null || mixture.b === null
      ? ''
      : ` Group sizes are judged on the fitted pass rates: Beta(${formatPlain(mixture.a)}, ${formatPlain(mixture.b)})${mixture.zero > 0 ? `, ${formatPercent(mixture.zero)} never solved` : ''}${mixture.one > 0 ? `, ${formatPercent(mixture.one)} always solved` : ''}.`;
  const label =
    supervised === null
      ? []
      : [
          `Shown as labels, the run's own right answers would carry ${formatBits(supervised.value)} bits each (${formatPercent(supervised.level)} interval ${formatBits(supervised.lower)} to ${formatBits(supervised.upper)}, ${formatPlural(supervised.n, 'group')} with one): supervised bits, −log₂ of their probability. A teacher's answer may be a less likely one and then carries more.`,
        ];
  return [
    ...label,
    'Bits are a ceiling, not an exchange rate: how many of them move the policy depends on the gradients (cos² × SNR²), which this log does not hold.',
    `Bits by ${perRollout.method}${others.length > 0 ? ` (${others.join(', ')})` : ''}.${spread}`,
  ];
}
