// node calibration.ts FOLDER   takes what the slow tests of report kept in FOLDER into calibration.json
// node calibration.ts          writes its tables into guides/calibration.md
// node calibration.ts --check  says when they are no longer what calibration.json holds
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fillGuide } from './fillGuide.ts';

/** Logs that were made alike; the numbers in per cent, in the order of `names`. */
interface Row {
  readonly layout: string;
  readonly population: string;
  readonly logs: number;
  /** Intervals that held the truth; null where there was none. */
  readonly coverage: readonly (number | null)[];
  /** Logs for which the number was given. */
  readonly given: readonly number[];
  /** Batches of 64 that were filled, of those that were to be in 50, 90 and 95 of 100. */
  readonly filled: readonly (number | null)[];
}
/** The same as the tests keep it. */
interface Kept extends Pick<Row, 'layout' | 'population' | 'logs'> {
  readonly claims: Readonly<Record<string, { coverage: number | null; given: number }>>;
  readonly fill: Readonly<Record<string, number | null>>;
}
/** The mean of H(p), beside a fit of one family. */
interface Width {
  readonly population: string;
  readonly layout: string;
  readonly inFamily: boolean;
  readonly coverage: number;
  readonly fitCoverage: number;
  readonly wider: number;
}
interface Calibration {
  readonly parts: Readonly<Record<string, readonly Row[]>>;
  readonly width: readonly Width[];
}

const guide = new URL('guides/calibration.md', import.meta.url);
const data = new URL('calibration.json', import.meta.url);
const [argument] = process.argv.slice(2);

if (argument !== undefined && argument !== '--check') {
  const parts: Record<string, unknown> = {};
  for (const file of readdirSync(argument).sort())
    parts[file.replace('.json', '')] = JSON.parse(readFileSync(`${argument}/${file}`, 'utf8'));
  const { width = [], ...others } = parts;
  const kept = Object.entries(others).map(([part, rows]) => [part, (rows as Kept[]).map(rowOf)]);
  writeFileSync(data, `${JSON.stringify({ parts: Object.fromEntries(kept), width }, null, 2)}\n`);
}

function rowOf({ layout, population, logs, claims, fill }: Kept): Row {
  return {
    layout,
    population,
    logs,
    coverage: Object.values(claims).map((claim) => claim.coverage),
    given: Object.values(claims).map((claim) => claim.given),
    filled: Object.values(fill),
  };
}

const { parts, width }: Calibration = JSON.parse(readFileSync(data, 'utf8'));

const table = (head: string[], lines: string[][]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...lines]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
const known = (xs: readonly (number | null | undefined)[]): number[] =>
  xs.filter((x) => x !== null && x !== undefined);
const least = (xs: readonly (number | null | undefined)[]): string =>
  known(xs).length === 0 ? '–' : Math.min(...known(xs)).toFixed(1);
const mean = (xs: readonly (number | null | undefined)[]): string => {
  const all = known(xs);
  return all.length === 0 ? '–' : (all.reduce((sum, x) => sum + x, 0) / all.length).toFixed(1);
};

const names = [
  'bits per rollout',
  'mean 4p(1 − p)',
  'live share',
  'share of the bits in live groups',
  'bits per rollout in a live group',
  'pass rate',
];
const sizes = ['groups of 4', 'groups of 8', 'groups of 64'];
const plain = sizes.flatMap((part) => parts[part]!);
const populations = [...new Set(plain.map(({ population }) => population))];
const layouts = [...new Set(plain.map(({ layout }) => layout))].sort(
  (a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10),
);

/** Bits of every population, by how many prompts of how many rollouts. */
const byPopulation = table(
  ['pass rates', ...layouts],
  populations.map((population) => [
    population,
    ...layouts.map((layout) =>
      mean(
        plain
          .filter((row) => row.population === population && row.layout === layout)
          .map((row) => row.coverage[0]),
      ),
    ),
  ]),
);

/** A number that is given for fewer than half of the logs is not listed: it cannot be told there. */
const coverages = (rows: readonly Row[], at: number): (number | null | undefined)[] =>
  rows.filter(({ given }) => given[at]! >= 50).map(({ coverage }) => coverage[at]);

const layoutsOf = (part: string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of parts[part] ?? [])
    groups.set(row.layout, [...(groups.get(row.layout) ?? []), row]);
  return groups;
};

/** The least and the mean coverage of every number, over the populations of a layout. */
const byLayout = table(
  ['layout', 'populations', ...names],
  Object.keys(parts)
    .filter((part) => part !== 'not covered')
    .flatMap((part) => [...layoutsOf(part)])
    .map(([layout, rows]) => [
      layout,
      String(rows.length),
      ...names.map((_, at) => {
        const all = coverages(rows, at);
        return known(all).length === 0 ? '–' : `${least(all)} (${mean(all)})`;
      }),
    ]),
);

/** How often as many prompts as the report says fill 64 live groups. */
const batches = table(
  ['said, %', 'least', 'mean', 'most'],
  ['50', '90', '95'].map((chance, at) => {
    const filled = known(plain.map((row) => row.filled[at]));
    return [
      chance,
      least(filled),
      mean(filled),
      filled.length === 0 ? '–' : Math.max(...filled).toFixed(1),
    ];
  }),
);

/** What no count can show, and what that does. */
const limits = table(
  ['logs', 'pass rates', ...names],
  (parts['not covered'] ?? []).map(({ layout, population, coverage }) => [
    layout,
    population,
    ...coverage.map((x) => x?.toFixed(1) ?? '–'),
  ]),
);

/** Coverage and width of the bits beside a fitted Beta with point masses at 0 and 1. */
const beside = table(
  ['pass rates', 'logs', 'spread as the fit has it', 'coverage', 'of the fit', 'wider by, %'],
  width.map(({ population, layout, inFamily, coverage, fitCoverage, wider }) => [
    population,
    layout,
    inFamily ? 'yes' : 'no',
    coverage.toFixed(1),
    fitCoverage.toFixed(1),
    String(wider),
  ]),
);

const logs = plain.map((row) => row.logs);
const promised = [
  `The bits, by pass rates and by prompts × rollouts (${Math.min(...logs)} logs a cell, ${Math.max(...logs)} where the first seemed to fall short):`,
  byPopulation,
  'All numbers, by how the log is laid out: the least over the populations, and the mean in brackets.',
  byLayout,
  'How often as many prompts as the report names do fill 64 live groups, over the populations in which at least nine of ten logs name them (whole prompts: the least number can be surer than was asked for):',
  batches,
].join('\n\n');
const tables: Readonly<Record<string, string>> = { coverage: promised, limits, width: beside };

fillGuide(guide, tables, {
  check: argument === '--check',
  command: 'node calibration.ts',
});
