import { appendFileSync } from 'node:fs';

/** A small run, which shows that all works and tells no figure. */
export const quick = process.argv.includes('--quick');

/**
 * Tells a row of the benchmark: prints it, and appends it as a line of JSON to the file that
 * BENCH_ROWS names.
 *
 * @param path what was done, with its size.
 * @param peer what it is compared with; undefined for a figure of its own.
 * @param wall, cpu ratios ours / peer, one a round.
 * @param own figures of their own, one a round, in `unit`.
 * @param target not to be passed by the median of `of`, which is wall, cpu or own.
 */
export function told({ path, peer, wall, cpu, own, unit, target, of = own ? 'own' : 'wall' }) {
  const row = {
    path,
    ...(peer && { peer }),
    ...(unit && { unit }),
    ...Object.fromEntries(
      Object.entries({ wall, cpu, own })
        .filter(([, values]) => values !== undefined)
        .map(([name, values]) => [name, spread(values)]),
    ),
    ...(target !== undefined && { target, of }),
  };
  const shown = ['wall', 'cpu', 'own']
    .filter((name) => row[name] !== undefined)
    .map((name) => `${name === 'own' ? '' : `${name} `}${inWords(row[name])}`);
  const aim = target === undefined ? '' : `, ${of === 'own' ? '' : `${of} `}target ≤ ${target}`;
  console.log(`${path}: ${shown.join(', ')}${unit ? ` ${unit}` : ''}${aim}`);
  if (process.env.BENCH_ROWS) appendFileSync(process.env.BENCH_ROWS, `${JSON.stringify(row)}\n`);
}

/** Median with the middle half. */
function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) =>
    Number(sorted[Math.round(share * (sorted.length - 1))].toPrecision(3)),
  );
  return { low, median, high, rounds: sorted.length };
}

const inWords = ({ low, median, high }) => `${median} (${low} to ${high})`;
