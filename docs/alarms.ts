// node --conditions=@bits-per-sample/source alarms.ts FILE   takes what `selftest --json` printed into alarms.json
// node --conditions=@bits-per-sample/source alarms.ts        writes its tables into guides/alarms.md
// node --conditions=@bits-per-sample/source alarms.ts --check  says when they are no longer what alarms.json holds
import { readFileSync, writeFileSync } from 'node:fs';
import { type AlarmRow, alarmMarkdown, alarmPromises, runKinds } from '@bits-per-sample/lab';
import { fillGuide } from './fillGuide.ts';

/** What the command line counted; a delay that is not known is null. */
interface Counted {
  readonly seed: number;
  readonly runs: number;
  readonly rows: readonly (Omit<AlarmRow, 'delay' | 'description'> & {
    readonly delay: number | null;
  })[];
}

const guide = new URL('guides/alarms.md', import.meta.url);
const data = new URL('alarms.json', import.meta.url);
const [argument] = process.argv.slice(2);

if (argument !== undefined && argument !== '--check') {
  const { seed, runs, rows }: Counted = JSON.parse(readFileSync(argument, 'utf8'));
  const kept = rows.map((row) => ({ ...row, description: undefined }));
  writeFileSync(data, `${JSON.stringify({ seed, runs, rows: kept }, null, 2)}\n`);
}

const { seed, runs, rows }: Counted = JSON.parse(readFileSync(data, 'utf8'));
const counted = rows.map((row) => ({ ...row, description: '', delay: row.delay ?? Number.NaN }));
/** Whose word it is. */
const own = ['report', 'metrics alone'];
const detectors = [...new Set(counted.map(({ detector }) => detector))];

/** Runs that were called sick while nothing was wrong, of all healthy ones in which nothing is to be asked. */
const falseOf = (detector: string): string => {
  const own = counted.filter((row) => row.detector === detector && !row.sick && !row.mayAsk);
  const runs = own.reduce((n, row) => n + row.runs, 0);
  const said = own.reduce((n, { alarms }) => n + sumOf(alarms), 0);
  return `${said} in ${runs} runs (${((100 * said) / runs).toFixed(1)} %)`;
};
const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((a, b) => a + b, 0);
/** Faults of the pass rate, which all detectors look at. */
const caughtOf = (detector: string): string => {
  const own = counted.filter((row) => row.detector === detector && row.sick);
  const falls = own.filter(({ kind }) =>
    runKinds.some(({ name, shows }) => name === kind && shows.includes('pass')),
  );
  const sum = (list: typeof own, field: 'caught' | 'runs') =>
    list.reduce((n, row) => n + row[field], 0);
  return `${sum(falls, 'caught')} of ${sum(falls, 'runs')} | ${sum(own, 'caught')} of ${sum(own, 'runs')}`;
};

const summary = [
  '| detector | false alarms | caught, of faults of the pass rate | caught, of all faults |',
  '| --- | --- | --- | --- |',
  ...detectors.map((name) => `| ${name} | ${falseOf(name)} | ${caughtOf(name)} |`),
].join('\n');
const kinds = ['healthy', 'sick'].map((state) =>
  runKinds
    .filter((kind) => kind.sick === (state === 'sick'))
    .map(({ name, description, tuned }) => `- ${name}${tuned ? '\\*' : ''}: ${description}`)
    .join('\n'),
);
const tables: Readonly<Record<string, string>> = {
  summary,
  tables: alarmMarkdown(counted).trim(),
  promises: own
    .map((detector) =>
      [
        `${detector === 'report' ? 'The report, of rollouts with the metrics beside them' : 'Of metrics alone'}:`,
        '',
        ...alarmPromises(counted, { detector }).map(
          ({ promise, kept, counted }) =>
            `- ${kept ? 'kept' : '**broken**'}: ${promise}. Counted: ${counted}`,
        ),
      ].join('\n'),
    )
    .join('\n\n'),
  kinds: `Healthy:\n\n${kinds[0]}\n\nSick:\n\n${kinds[1]}`,
  command: `\`bits-per-sample selftest --runs ${runs} --seed ${seed}\` counts the same again.`,
};

fillGuide(guide, tables, {
  check: argument === '--check',
  command: 'node --conditions=@bits-per-sample/source alarms.ts',
});
