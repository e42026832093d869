import { bits, percent, plain, plural } from '../report/format.ts';
import type { Report } from '../report/report.ts';

/** What the bits are and rest on. */
export function ceilingNotes({
  bits: { perRollout, plugin, jackknife, supervised },
  advice,
}: Report): string[] {
  if (perRollout === null) return [];
  const others = [
    plugin === null ? '' : `plug-in ${bits(plugin)}`,
    jackknife === null ? '' : `jackknife ${bits(jackknife)}`,
  ].filter((text) => text !== '');
  const { mixture } = advice;
  const spread =
    mixture === null || mixture.a === null || mixture.b === null
      ? ''
      : ` Group sizes are judged on the fitted pass rates: Beta(${plain(mixture.a)}, ${plain(mixture.b)})${mixture.zero > 0 ? `, ${percent(mixture.zero)} never solved` : ''}${mixture.one > 0 ? `, ${percent(mixture.one)} always solved` : ''}.`;
  const label =
    supervised === null
      ? []
      : [
          `Shown as labels, the run's own right answers would carry ${bits(supervised.value)} bits each (${percent(supervised.level)} interval ${bits(supervised.lower)} to ${bits(supervised.upper)}, ${plural(supervised.n, 'group')} with one): supervised bits, −log₂ of their probability. A teacher's answer may be a less likely one and then carries more.`,
        ];
  return [
    ...label,
    'Bits are a ceiling, not an exchange rate: how many of them move the policy depends on the gradients (cos² × SNR²), which this log does not hold.',
    `Bits by ${perRollout.method}${others.length > 0 ? ` (${others.join(', ')})` : ''}.${spread}`,
  ];
}
