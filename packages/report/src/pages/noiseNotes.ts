import {
  type Estimate,
  formatCount,
  formatPercent,
  formatPlain,
  formatPlural,
} from '@bits-per-sample/core';
import { FEW_STEPS, type NoiseUnit } from '../report/noiseScale.ts';
import type { Report } from '../report/reportShape.ts';

/** Signal and noise, and what is often misread of them. */
export function noiseNotes({ noise, wasted, estimator }: Report): string[] {
  const notes: string[] = [];
  const { noiseScale, batch } = noise;
  if (wasted.share !== null && /^(?:group|group-kl|unknown)$/.test(estimator.name))
    notes.push(
      `Does the trainer show a loss near 0? With group-relative advantages (GRPO, RLOO) that is normal: those of a group sum to zero, and before the first update the ratio is 1. They are 0 in the ${formatPercent(wasted.share)} of rollouts whose group agrees.`,
    );
  if (noiseScale !== null) notes.push(noiseScaleNote(noiseScale, batch));
  return notes;
}

/** The noise scale, what it says of a batch where its interval leaves the batch out, and its unit. */
function noiseScaleNote(
  { value, lower, upper, level, n, unit }: Estimate<NoiseUnit>,
  batch: number | null,
): string {
  const number = (x: number) => formatPlain(Number(x.toPrecision(3)));
  const open = !Number.isFinite(upper);
  const told = Number.isFinite(lower);
  const steps = formatPlural(n, 'step');
  const interval = told
    ? `${formatPercent(level)} interval ${number(lower)} ${open ? 'or more' : `to ${number(upper)}`}, ${steps}`
    : `${steps}, too few for an interval`;
  const sentences = [
    `Gradient noise scale: ${number(value)} ${unit} (${interval}), ${unit === 'samples' ? 'in what the two batch sizes count' : 'if the two batch sizes count whole prompt groups'}.`,
  ];
  if (told && batch !== null) {
    const mostly = lower > batch ? 'noise' : upper < batch ? 'signal' : undefined;
    sentences.push(
      mostly === undefined
        ? `Whether gradients at batches of ${formatCount(batch)} were mostly noise or mostly signal these steps cannot tell.`
        : `Over these steps together, gradients at batches of ${formatCount(batch)} were mostly ${mostly}.`,
    );
  }
  if (told && n < FEW_STEPS)
    sentences.push(`${steps} cannot show slow drifts: the interval may be too narrow.`);
  return [...sentences, 'It is no optimal batch size, and it may change over steps.'].join(' ');
}
