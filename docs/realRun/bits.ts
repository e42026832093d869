import { binaryEntropy, meanEntropy, pooledEntropy } from '@bits-per-sample/info';
import { type MeasuredPrompts, measured } from './measured.ts';
import { digits, mean, table, verdict } from './words.ts';

const blocks = [0, 1, 2, 3, 4, 5, 6, 7];

/** Counts of a block of eight rollouts. */
const countsOf = ({ blocks: all }: MeasuredPrompts, block: number) => ({
  successes: Float64Array.from(all, (digitsOf) => Number(digitsOf[block])),
  attempts: new Float64Array(all.length).fill(8),
});

/** What eight rollouts a prompt say of the bits, beside the exact pass rates. */
export function bitsPart(): string {
  const rows = Object.entries(measured.bits).map(([name, prompts]) => {
    const truth = mean(prompts.passRate.map((p) => binaryEntropy(p)));
    const said = blocks.map((block) => meanEntropy(countsOf(prompts, block), { prompts: 'these' }));
    const held = said.filter(({ lower, upper }) => lower <= truth && truth <= upper).length;
    const first = said[0]!;
    return [
      name,
      `${digits(first.value)} (${digits(first.lower)} to ${digits(first.upper)})`,
      digits(truth),
      `${held} of ${blocks.length}`,
      verdict(held >= 7),
      digits(pooledEntropy(countsOf(prompts, 0)).pooled),
    ];
  });
  const total = Object.values(measured.bits).reduce((n, { passRate }) => n + passRate.length, 0);
  return `${table(
    [
      'checkpoint',
      'predicted from 8 rollouts a prompt (95 %)',
      'measured: mean $H(p)$, exact',
      'intervals that held',
      'verdict',
      'trap: $H$ of the mean pass rate',
    ],
    rows,
  )}

${total} prompts, eight separate blocks of eight rollouts each. A hit: at least 7 of the 8 intervals hold the truth.`;
}
