// node docs/speed.ts            writes what the benchmarks found (speed.json) into guides/speed.md, by speedGuide.md
// node docs/speed.ts --check    says when it is no longer what speed.json holds
// node docs/speed.ts FILE PAGE  writes what FILE holds as a page of its own, for a look
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { fillGuide } from './fillGuide.ts';

/** Median with the middle half of the rounds. */
interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly rounds: number;
}

/** A row of a benchmark: ratios of times, ours / peer, or a figure of its own in `unit`. */
interface Row {
  readonly path: string;
  readonly peer?: string;
  readonly wall?: Spread;
  readonly cpu?: Spread;
  readonly own?: Spread;
  readonly unit?: string;
  /** Not to be passed by the median of `of`. */
  readonly target?: number;
  readonly of?: 'wall' | 'cpu' | 'own';
}

/** What `scripts/bench.mjs` has found. */
interface Found {
  readonly date: string;
  readonly commit: string;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly gigabytes: number;
    readonly system: string;
    readonly load: readonly number[];
  };
  readonly versions: Readonly<Record<string, string>>;
  readonly sections: readonly {
    readonly title: string;
    readonly seconds: number;
    readonly failed: boolean;
    readonly rows: readonly Row[];
  }[];
}

const [argument, page] = process.argv.slice(2);
const at = (name: string): URL => new URL(name, import.meta.url);
const data = page === undefined ? at('speed.json') : pathToFileURL(argument!);
const guide = page === undefined ? at('guides/speed.md') : pathToFileURL(page);
const check = argument === '--check';
if (check && !existsSync(data)) process.exit(0); // nothing was measured yet
if (!check) copyFileSync(at('speedGuide.md'), guide);
const found = JSON.parse(readFileSync(data, 'utf8')) as Found;

const names: Readonly<Record<string, string>> = {
  node: 'Node',
  python: 'Python',
  numpy: 'NumPy',
  scipy: 'SciPy',
  polars: 'Polars',
  duckdb: 'DuckDB (Python)',
  '@duckdb/node-api': 'DuckDB (Node)',
};
const { date, commit, machine, versions, sections } = found;
const rows = sections.flatMap((section) => section.rows);

const shown = (spread: Spread | undefined): string =>
  spread === undefined ? '' : `${spread.median} (${spread.low} to ${spread.high})`;
const isMissed = ({ target: most, of = 'wall', ...row }: Row): boolean =>
  most !== undefined && row[of] !== undefined && row[of].median > most;
const aim = ({ target: most, of = 'wall', unit }: Row): string => {
  if (most === undefined) return '';
  return unit === undefined ? `${of === 'cpu' ? 'CPU ' : ''}${most}` : `${most} ${unit}`;
};
const cell = (text: string): string => text.replaceAll('|', '\\|');
const line = (row: Row): string => {
  const wall = row.own === undefined ? shown(row.wall) : `${shown(row.own)} ${row.unit ?? ''}`;
  const mark = isMissed(row) ? ' **missed**' : '';
  const cells = [row.path, row.peer ?? '', wall, shown(row.cpu), `${aim(row)}${mark}`];
  return `| ${cells.map(cell).join(' | ')} |`;
};
const tables = sections
  .map(({ title, failed, rows: own }) =>
    [
      `### ${title}`,
      '',
      ...(failed ? ['The benchmark did not come to its end.', ''] : []),
      ...(own.length === 0
        ? ['Nothing was measured: the peers were missing.']
        : [
            '| path | 1.00 is | wall | CPU | target |',
            '| --- | --- | --- | --- | --- |',
            ...own.map(line),
          ]),
    ].join('\n'),
  )
  .join('\n\n');
const missed = rows.filter(isMissed);
const aimed = rows.filter((row) => row.target !== undefined);
const misses =
  missed.length === 0
    ? `All ${aimed.length} targets are met.`
    : [
        `${aimed.length - missed.length} of ${aimed.length} targets are met. Missed:`,
        '',
        ...missed.map(
          (row) => `- ${row.path}: ${row[row.of ?? 'wall']!.median}, target ${aim(row)}`,
        ),
      ].join('\n');
const parts = {
  machine: [
    `Measured ${date} at commit ${commit}, in ${Math.ceil(sections.reduce((sum, { seconds }) => sum + seconds, 0) / 60)} minutes, on`,
    `${machine.cores} cores of ${machine.processor} with ${machine.gigabytes} GB, ${machine.system}; load of the machine`,
    `${machine.load.join(' before and ')} after it, of which the benchmarks themselves are 1 to 2. Versions:`,
    `${Object.entries(versions)
      .map(([name, version]) => `${names[name] ?? name} ${version}`)
      .join(', ')}.`,
  ].join('\n'),
  misses,
  tables,
};
fillGuide(guide, parts, { check, command: 'node docs/speed.ts' });
