import { exchangeRatio } from '@bits-per-sample/variance';
import { measured } from './measured.ts';
import { digits, table, verdict } from './words.ts';

const sameAs = { ckpt: 'p10', set: 'add4' };
const isSame = (row: { readonly ckpt: string; readonly set: string }): boolean =>
  row.ckpt === sameAs.ckpt && row.set === sameAs.set;

/** Samples at which the best step of an estimator gains so much, between measured batches in logarithms. */
function samplesTo(estimator: string, gain: number): number {
  const rows = measured.lineSearch.filter((row) => row.estimator === estimator);
  const at = rows.findIndex((row) => row.gain >= gain);
  const [before, after] = [rows[at - 1]!, rows[at]!];
  const share = (gain - before.gain) / (after.gain - before.gain);
  return before.samples * (after.samples / before.samples) ** share;
}

/** What a rollout is worth in labelled examples: by bits, by gradients, and by a line search. */
export function worthPart(): string {
  const labels = measured.supervised.find(isSame)!;
  const groups = measured.groups.find(isSame)!;
  const { est } = measured.big.find(isSame)!;
  const { Eg_sq, cos_sl } = est.rloo!;
  // the expected RLOO gradient is that of the pass rate, whatever the group size
  const byGradients = (groupSize: number) =>
    exchangeRatio({
      cosine: Math.min(1, cos_sl),
      rlSignalToNoise: Eg_sq / (groups.est[`rloo_G${groupSize}`]!.E_g2 - Eg_sq) / groupSize,
      slSignalToNoise: labels.big.Eg_sq / (labels.E_g2 - labels.big.Eg_sq),
    });
  const least = measured.lineSearch.find(({ estimator }) => estimator === 'sl')!;
  // H(p) ≥ 4 p (1 − p)
  const byBits = (4 * groups.mean_var) / labels.mean_neglog2p_pass;
  const rows = [8, 16].flatMap((groupSize) => {
    const found = least.samples / samplesTo(`rloo${groupSize}`, least.gain);
    const row = (by: string, predicted: number, more: string) => [
      `RLOO, groups of ${groupSize}, by ${by}`,
      `${digits(predicted, 2)}${more}`,
      digits(found, 2),
      digits(predicted / found, 2),
      verdict(Math.max(predicted / found, found / predicted) < 1.6),
    ];
    return [row('gradients', byGradients(groupSize), ''), row('bits', byBits, ' or more')];
  });
  return `${table(['estimator', 'predicted: examples a rollout is worth', 'measured', 'ratio', 'verdict'], rows)}

Four-digit addition at a pass rate of 10 %. Measured: the ${least.samples} labelled examples whose best single step gains
${digits(least.gain)} bits of pass rate, over the rollouts whose best single step gains as much. A hit is within a factor 1.6.`;
}
