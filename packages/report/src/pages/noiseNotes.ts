import { formatCount, formatPercent, formatPlain } from '@bits-per-sample/core';
import { ZONE } from '../report/histogram.ts';
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
  if (noiseScale !== null)
    notes.push(
      `Gradient noise scale: ${formatPlain(noiseScale.value)} samples (${formatPercent(noiseScale.level)} interval ${formatPlain(noiseScale.lower)} to ${formatPlain(noiseScale.upper)}, ${noiseScale.n} steps)${batch === null ? '' : `, at batches of ${formatCount(batch)}: ${noiseScale.value > batch ? 'one step is mostly noise' : 'one step is mostly signal'}`}. It is no optimal batch size; over steps it changes.`,
    );
  return notes;
}
