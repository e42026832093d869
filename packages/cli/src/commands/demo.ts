import { fileURLToPath } from 'node:url';
import type { Command } from '../command.ts';
import type { Home } from '../home.ts';
import { UsageError } from '../usageError.ts';
import { defineCommand } from './defineCommand.ts';
import { type Given, readOptions } from './options.ts';
import { pageFacts } from './pageFacts.ts';
import { outputOptions, printReport } from './report.ts';

const SAMPLE = 'sample/rollouts.jsonl';
const PAGE = 'bits-per-sample-demo.html';

/** `demo`: the report on the rollouts that ship with the package. */
export const demoCommand = (home: Home): Command =>
  defineCommand({
    name: 'demo',
    description: 'Report on the sample run that ships with the package',
    lines: ['demo [options]'],
    text: `Prints what report would and writes its page, ${PAGE} or what --html names.`,
    options: outputOptions,
    examples: ['demo', 'demo --html page.html'],
    async run(rawArgs) {
      const given = readOptions(rawArgs, outputOptions);
      if (given.files.length > 0)
        throw new UsageError('demo takes no file; report FILE reads your own');
      const text = (flag: string): string | undefined =>
        given.text(flag) ?? (flag === 'html' ? PAGE : undefined);
      const withPage: Given = { ...given, text };
      await printReport([fileURLToPath(new URL(SAMPLE, home.url))], withPage, {
        name: 'the sample run',
        facts: pageFacts(home, ['demo', ...rawArgs]),
      });
    },
  });
