import { convert, parseOptions, reportOptions } from '@bits-per-sample/report';
import type { Command, CommandOption } from '../command.ts';
import { checkOutput, writeOutput } from '../files/writeOutput.ts';
import { UsageError } from '../usageError.ts';
import { defineCommand } from './defineCommand.ts';
import { columnsOnly, libraryOptions } from './libraryOptions.ts';
import { readOptions } from './options.ts';
import { readRuns } from './readRuns.ts';
import { sharedOptions } from './sharedOptions.ts';

const FORMS = ['jsonl', 'parquet'] as const;

const options: readonly CommandOption[] = [
  {
    flag: 'to',
    hint: FORMS.join('|'),
    description: 'what to write (default: by the name, or jsonl)',
  },
  { flag: 'out', hint: 'FILE', description: 'write a file; - or nothing: standard output' },
  sharedOptions.quiet,
  ...libraryOptions(reportOptions.filter(columnsOnly)),
];

/** `convert FILE…`: any log as rows of this family's own format. */
export const convertCommand: Command = defineCommand({
  name: 'convert',
  description: 'Any log as neutral rows, a rollout each, as JSON lines or Parquet',
  lines: ['convert FILE… [--to jsonl|parquet] [--out FILE] [options]'],
  text: 'Texts stay behind; prompts keep their ids. A report on the rows says the same as one on the log. JSON lines are written as they come; a Parquet file is held in memory.',
  options,
  examples: [
    'convert run.parquet --out rows.jsonl',
    'convert eval.csv --group task_id --reward outcome --to parquet --out rows.parquet',
  ],
  async run(rawArgs) {
    const given = readOptions(rawArgs, options);
    if (given.files.length === 0) throw new UsageError('convert needs a file, a folder or -');
    const out = given.text('out') === '-' ? undefined : given.text('out');
    const to = given.text('to') ?? (out?.endsWith('.parquet') ? 'parquet' : 'jsonl');
    const form = FORMS.find((one) => one === to);
    if (form === undefined) throw new UsageError(`--to: expected ${FORMS.join(' or ')}, got ${to}`);
    if (out !== undefined) await checkOutput(out, given.files);
    else if (form === 'parquet' && process.stdout.isTTY)
      throw new UsageError('--to parquet writes bytes: name a file with --out FILE');
    const { success: _, ...columns } = parseOptions('report', given.library());
    await readRuns(given, [given.files], async ([run = []], onProgress) => {
      const pieces = convert(run, { ...columns, to: form, onProgress });
      if (out !== undefined) return writeOutput(out, pieces);
      for await (const piece of pieces)
        if (!process.stdout.write(piece))
          await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()));
    });
  },
});
