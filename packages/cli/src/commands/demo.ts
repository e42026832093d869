import { fileURLToPath } from 'node:url';
import { defineCommand } from 'citty';
import { UsageError } from '../usageError.ts';
import { type Given, readOptions } from './options.ts';
import { outputArgs, printReport } from './report.ts';

const SAMPLE = 'sample/rollouts.jsonl';
const PAGE = 'bits-per-sample-demo.html';

/** `demo`: the report on the rollouts that ship with the package. */
export function demoCommand(home: URL) {
  return defineCommand({
    meta: { name: 'demo', description: 'Report on the sample run that ships with the package' },
    args: outputArgs,
    run: async ({ rawArgs }) => {
      const given = readOptions(rawArgs, outputArgs);
      if (given.files.length > 0)
        throw new UsageError('demo takes no file; report FILE reads your own');
      const text = (name: string): string | undefined =>
        given.text(name) ?? (name === 'html' ? PAGE : undefined);
      const withPage: Given = { ...given, text };
      await printReport([fileURLToPath(new URL(SAMPLE, home))], withPage, 'the sample run');
    },
  });
}
