import type { Command, CommandOption } from '../command.ts';
import { UsageError } from '../usageError.ts';
import { defineCommand } from './defineCommand.ts';
import { type Given, readOptions, wholeNumber } from './options.ts';
import { sharedOptions } from './sharedOptions.ts';

/** Healthy runs of either sort, and half as many sick ones: under a minute. */
const RUNS = 60;

const options: readonly CommandOption[] = [
  {
    flag: 'runs',
    hint: 'N',
    description: `healthy runs of kinds on which thresholds were chosen, as many of others, half as many sick ones of both (${RUNS})`,
  },
  { flag: 'seed', hint: 'N', description: 'of the first run of a kind; the others follow (1)' },
  { flag: 'json', hint: '', description: 'print what was counted as JSON' },
  { ...sharedOptions.quiet },
];

/** `selftest`: whether the alarms keep their word, on simulated runs whose truth is known. */
export const selftestCommand: Command = defineCommand({
  name: 'selftest',
  description: 'Do the alarms keep their word? On simulated runs, healthy and sick',
  lines: ['selftest [options]'],
  text: 'Simulates training runs whose truth is known, looks at them after every step as watch does, and counts: alarms and questions in healthy runs, faults that were caught, how many steps late, and whether they began within the steps that were named. The test of Mann and Kendall and the CUSUM see the same runs. Exit code 1 when a promise is broken by more than chance. What is counted here holds for such runs.',
  options,
  examples: ['selftest', 'selftest --runs 200 --seed 1001', 'selftest --json > counts.json'],
  async run(rawArgs) {
    const given = readOptions(rawArgs, options);
    if (given.files.length > 0) throw new UsageError('selftest takes no file');
    await printMatrix(given);
  },
});

async function printMatrix(given: Given): Promise<void> {
  const runs = wholeNumber(given, 'runs', 1) ?? RUNS;
  const seed = wholeNumber(given, 'seed', 0) ?? 1;
  const { alarmMarkdown, alarmPromises, alarmTable, cusum, judgeAlarms, mannKendall } =
    await import('@bits-per-sample/lab');
  const { ownDetectors } = await import('../selftest/ownDetectors.ts');
  const detectors = [
    ...ownDetectors,
    mannKendall(),
    mannKendall({ margin: 0.1 }),
    cusum(),
    cusum({ margin: 0.1 }),
  ];
  const isTold = !given.flag('quiet') && process.stderr.isTTY === true;
  let done = 0;
  const judged = judgeAlarms(detectors, {
    runs,
    seed,
    onRun: ({ kind }) => {
      done++;
      if (isTold) process.stderr.write(`\r\u001b[2K${done} of ${3 * runs} runs: ${kind.name}`);
    },
  });
  if (isTold) process.stderr.write('\r\u001b[2K');
  const rows = alarmTable(judged);
  const promises = ownDetectors.flatMap(({ name }) => alarmPromises(rows, { detector: name }));
  const broken = promises.filter(({ kept }) => !kept).length;
  if (given.flag('json'))
    process.stdout.write(
      `${JSON.stringify({ schema: 'bits-per-sample/selftest/1', seed, runs, rows, promises }, null, 2)}\n`,
    );
  else
    process.stdout.write(
      [
        `Do the alarms keep their word? ${judged.length} simulated runs, each looked at after every step.`,
        'In a healthy run every alarm is false. * thresholds were chosen on this kind.',
        '',
        alarmMarkdown(rows),
        ...promises.map(
          ({ detector, promise, kept, counted }) =>
            `${kept ? 'kept  ' : 'BROKEN'} ${detector}: ${promise}\n       ${counted}`,
        ),
        '',
        broken === 0
          ? 'All promises are kept.'
          : `${broken} of ${promises.length} promises are broken.`,
        '',
      ].join('\n'),
    );
  if (broken > 0) process.exitCode = 1;
}
