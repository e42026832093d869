import {
  inspect,
  parseOptions,
  renderInspection,
  reportOptions,
  sentence,
} from '@bits-per-sample/report';
import type { Command, CommandOption } from '../command.ts';
import { UsageError } from '../usageError.ts';
import { defineCommand } from './defineCommand.ts';
import { columnsOnly, libraryOptions } from './libraryOptions.ts';
import { readOptions } from './options.ts';
import { readRuns } from './readRuns.ts';
import { sharedOptions } from './sharedOptions.ts';
import { tellError } from './tellError.ts';

const options: readonly CommandOption[] = [
  { flag: 'json', hint: '', description: 'print what was found as JSON' },
  {
    flag: 'redact',
    hint: '',
    description:
      'print what may be shown to others: format, columns, and the first row with every text replaced by its length',
  },
  sharedOptions.quiet,
  ...libraryOptions(reportOptions.filter(columnsOnly)),
];

/** `inspect FILE…`: what a log is recognised as, and how it is understood. */
export const inspectCommand: Command = defineCommand({
  name: 'inspect',
  description: 'What a log is recognised as, its columns and first rows as they are understood',
  lines: ['inspect FILE… [options]'],
  text: 'Takes what report takes, and prints no result: the format, how groups were found, the columns and three rows, in at most 20 lines a file. A log that is refused is told with the columns that do; then the exit code is 2.',
  options,
  examples: [
    'inspect run.jsonl',
    'inspect results/ --json',
    'inspect eval.csv --group task_id',
    'inspect run.jsonl --redact',
  ],
  async run(rawArgs) {
    const given = readOptions(rawArgs, options);
    if (given.files.length === 0) throw new UsageError('inspect needs a file, a folder or -');
    const redact = given.flag('redact');
    if (redact && given.flag('json'))
      throw new UsageError('--redact and --json exclude each other');
    const { success: _, ...columns } = parseOptions('report', given.library());
    const found = await readRuns(given, [given.files], ([run = []], onProgress) =>
      inspect(run, { ...columns, redact, onProgress }),
    );
    const told = found.map((one) => {
      if (one.refusal === null) return one;
      const { refusal: message, suggestion } = one;
      const hint = /try .*?(?=; |$)/s.exec(message)?.[0] ?? '';
      const mended = tellError(
        Object.assign(new Error(message), { code: 'SCHEMA', hint, suggestion }),
      ) as Error;
      return { ...one, refusal: sentence(mended.message, 'terminal') };
    });
    if (given.flag('json')) process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
    else {
      const width = process.stdout.columns ?? 100;
      process.stdout.write(sentence(renderInspection(told, { width, redact }), 'terminal'));
    }
    const isRead = found.some(({ summary }) => (summary?.rows ?? 0) > 0);
    if (!isRead || found.some(({ refusal }) => refusal !== null)) process.exitCode = 2;
  },
});
