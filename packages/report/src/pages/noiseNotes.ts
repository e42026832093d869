import {
  type Estimate,
  formatCount,
  formatPercent,
  formatPlain,
  formatPlural,
} from '@bits-per-sample/core';
import { ZONE } from '../report/histogram.ts';
import type { NoiseUnit } from '../report/noiseScale.ts';
import type { Report } from '../report/reportShape.ts';

/** Where the signal comes from, and what is often misread. */
export function noiseNotes({ noise, wasted }: Report): string[] {
  const notes: string[] = [];
  const { bands, noiseScale, batch } = noise;
  if (bands.length > 0) {
    const inside = bands.filter(({ from, to }) => from >= ZONE.from - 1e-9 && to <= ZONE.to + 1e-9);
    const [share, signal] = (['share', 'signal'] as const).map((key) =>
      inside.reduce((sum, band) => sum + band[key], 0),
    ) as [number, number];
    notes.push(
      `Prompts whose true pass rate is 11–89 % are ${formatPercent(share)} of the run and give ${formatPercent(signal)} of its gradient signal, as far as rewards tell: p(1 − p), with how right and wrong answers differ taken as equal.`,
    );
  }
  if (wasted.share !== null)
    notes.push(
      `Does the trainer show a loss near 0? That is normal: the advantages of a group sum to zero, and before the first update the ratio is 1. What has no gradient is the ${formatPercent(wasted.share)} of rollouts whose group agrees.`,
    );
  if (noiseScale !== null) notes.push(noiseScaleNote(noiseScale, batch));
  return notes;
}

/** Steps below which an interval cannot know how slowly the noise scale moves. */
const FEW = 100;

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
  if (told && n < FEW)
    sentences.push(`${steps} cannot show slow drifts: the interval may be too narrow.`);
  return [...sentences, 'It is no optimal batch size, and it may change over steps.'].join(' ');
}
