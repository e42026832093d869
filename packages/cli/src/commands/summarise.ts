import { parseOptions, reportOptions, writePart } from '@bits-per-sample/report';
import type { Command, CommandOption } from '../command.ts';
import { sourcesOf } from '../engine/sourcesOf.ts';
import { checkOutput, writeOutput } from '../files/writeOutput.ts';
import { UsageError } from '../usageError.ts';
import { defineCommand } from './defineCommand.ts';
import { engineAsked, engineOptions } from './engineOptions.ts';
import { columnsOnly, libraryOptions } from './libraryOptions.ts';
import { readOptions } from './options.ts';
import { reduceRuns } from './readRuns.ts';
import { sharedOptions } from './sharedOptions.ts';

const options: readonly CommandOption[] = [
  { flag: 'out', hint: 'FILE', description: 'where the part goes, e.g. part-3.parquet' },
  ...engineOptions,
  sharedOptions.quiet,
  ...libraryOptions(
    reportOptions.filter((entry) => columnsOnly(entry) || /^(success|missing)$/.test(entry.name)),
  ),
];

/** `summarise FILE… --out PART`: what a report needs of a part of a run. */
export const summariseCommand: Command = defineCommand({
  name: 'summarise',
  description: 'The part of a run on this machine, as sums that are reported together',
  lines: ['summarise FILE|FOLDER|- … --out PART.parquet [options]'],
  text: 'Writes a row of sums per group and a sample of the rollouts. A report on the parts of a run says what one on its logs says; cut a run into parts by files. Texts stay behind.',
  options,
  examples: [
    'summarise node3/rollouts/ --out part-3.parquet',
    'report part-*.parquet --html report.html',
  ],
  async run(rawArgs) {
    const given = readOptions(rawArgs, options);
    if (given.files.length === 0 && sourcesOf(engineAsked(given)).length === 0)
      throw new UsageError('summarise needs a file, a folder or -; or --engine and --table');
    const out = given.text('out');
    if (out === undefined) throw new UsageError('summarise: --out FILE names the part');
    await checkOutput(out, given.files);
    const settings = parseOptions('report', given.library());
    await reduceRuns(given, [given.files], async ([run = []], onProgress) =>
      writeOutput(out, await writePart(run, { ...settings, onProgress })),
    );
  },
});
