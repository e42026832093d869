import { gradientNoiseScale } from '@bits-per-sample/variance';
import { type BatchStatistics, measured } from './measured.ts';
import { digits, table, verdict } from './words.ts';

/** Batches that a trainer could log: the smaller one and the larger one. */
const [smallBatch, bigBatch] = [16, 256];
const margin = 0.15;

/** The noise scale from mean squared norms of two batch sizes. */
const fromNorms = ({ batch_norms }: BatchStatistics): number =>
  gradientNoiseScale({
    smallBatch,
    bigBatch,
    smallSquaredNorm: [batch_norms[smallBatch]!.mean],
    bigSquaredNorm: [batch_norms[bigBatch]!.mean],
  }).value;

/** Noise scales from two batch sizes, beside those of larger samples. */
export function noisePart(): string {
  const labels = measured.supervised.map((row) => ({
    name: `labels, ${row.ckpt}, ${row.set}`,
    unit: 'examples',
    predicted: fromNorms(row),
    chance: row.Eg_sq_se8 / row.Eg_sq,
    // |G|² from eight independent batches of 4,096
    found: (row.E_g2 - row.big.Eg_sq) / row.big.Eg_sq,
  }));
  const rewards = measured.groups.map((row) => {
    const { Eg_sq } = measured.big.find((big) => big.ckpt === row.ckpt && big.set === row.set)!.est
      .rloo!;
    const rloo = row.est.rloo_G16!;
    return {
      name: `rewards (RLOO, groups of 16), ${row.ckpt}, ${row.set}`,
      unit: 'groups',
      predicted: fromNorms(rloo),
      chance: rloo.Eg_sq_se8 / rloo.Eg_sq,
      found: (rloo.E_g2 - Eg_sq) / Eg_sq,
    };
  });
  const rows = [...labels, ...rewards].map(({ name, unit, predicted, found, chance }) => [
    name,
    Number.isNaN(predicted) ? 'no signal seen' : `${digits(predicted)} ${unit}`,
    `${digits(found)} ${unit}`,
    digits(predicted / found),
    `± ${digits(100 * chance, 2)} %`,
    verdict(Math.abs(predicted / found - 1) <= margin),
  ]);
  return `${table(['gradient of', `predicted from batches of ${smallBatch} and ${bigBatch}`, 'measured, the signal from 16 to 32 times as much', 'ratio', 'of the signal, by chance', 'verdict'], rows)}

A hit is within ${digits(100 * margin)} %. The predictions rest on 1,024 examples, or on 256 groups, of which there is one batch of ${bigBatch}:
the standard error of their signal stands beside them.`;
}
