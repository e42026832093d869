import { count, percent, plain } from '../report/format.ts';
import { ZONE } from '../report/histogram.ts';
import type { Report } from '../report/report.ts';

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
      `Prompts whose true pass rate is 11–89 % are ${percent(share)} of the run and give ${percent(signal)} of its gradient signal, as far as rewards tell: p(1 − p), with how right and wrong answers differ taken as equal.`,
    );
  }
  if (wasted.share !== null)
    notes.push(
      `Does the trainer show a loss near 0? That is normal: the advantages of a group sum to zero, and before the first update the ratio is 1. What has no gradient is the ${percent(wasted.share)} of rollouts whose group agrees.`,
    );
  if (noiseScale !== null)
    notes.push(
      `Gradient noise scale: ${plain(noiseScale.value)} samples (${percent(noiseScale.level)} interval ${plain(noiseScale.lower)} to ${plain(noiseScale.upper)}, ${noiseScale.n} steps)${batch === null ? '' : `, at batches of ${count(batch)}: ${noiseScale.value > batch ? 'one step is mostly noise' : 'one step is mostly signal'}`}. It is no optimal batch size; over steps it changes.`,
    );
  return notes;
}
