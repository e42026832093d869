import { mkdirSync, writeFileSync } from 'node:fs';
import { claimNames, type Measured } from './coverage.ts';

const folder = new URL('../../reports/calibration/', import.meta.url);

const percent = (part: number, of: number): number | null =>
  of === 0 ? null : Math.round((1000 * part) / of) / 10;

const rounded = (x: number, of: number): number | null =>
  of === 0 ? null : Math.round((10_000 * x) / of) / 10_000;

/** A row of the tables: coverage in per cent, logs without the number, mean width, mean error. */
export function rowOf({ population, layout, logs, scores, fill, sizes, filtered }: Measured) {
  return {
    layout,
    population,
    logs,
    claims: Object.fromEntries(
      claimNames.map((claim) => {
        const { given, covered, width, error } = scores[claim];
        return [
          claim,
          {
            coverage: percent(covered, given),
            given: percent(given, logs),
            width: rounded(width, given),
            bias: rounded(error, given),
          },
        ];
      }),
    ),
    // given for some logs only, a number is given for those with more live groups than is usual
    fill: Object.fromEntries(
      Object.entries(fill).map(([chance, { given, filled }]) => [
        chance,
        given < 0.9 * logs ? null : percent(filled, given),
      ]),
    ),
    sizes: percent(sizes.right, sizes.given),
    filtered: percent(filtered, logs),
  };
}

/** One line: coverages in per cent by claim, and how often batches of 64 live groups are filled. */
export function lineOf(measured: Measured): string {
  const { layout, population, logs, claims, fill, sizes, filtered } = rowOf(measured);
  const covered = claimNames.map((claim) => {
    const { coverage, given } = claims[claim]!;
    return given === 100 ? coverage : `${coverage ?? '–'} (of ${given} %)`;
  });
  return `| ${[layout, population, logs, ...covered, ...Object.values(fill), sizes, filtered].join(' | ')} |`;
}

/** Keeps the rows of a part of the calibration, from which the guide's tables are made. */
export function keepTable(part: string, rows: readonly unknown[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${part}.json`, folder), `${JSON.stringify(rows)}\n`);
}
