#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { type ArgsDef, type CommandDef, type CommandMeta, runCommand } from 'citty';
import { compareCommand } from './commands/compare.ts';
import { curriculumCommand } from './commands/curriculum.ts';
import { demoCommand } from './commands/demo.ts';
import { figureCommand } from './commands/figure.ts';
import { reportCommand } from './commands/report.ts';
import { commandUsage, toolUsage } from './commands/usage.ts';
import { UsageError } from './usageError.ts';

// a log is streamed once: collecting garbage early costs no time here and saves a third of memory
setFlagsFromString('--optimize-for-size');

const home = new URL('../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', home), 'utf8')) as {
  version: string;
};
const commands: Readonly<Record<string, CommandDef>> = {
  report: reportCommand,
  compare: compareCommand,
  figure: figureCommand(new URL('dist/fonts/', home)),
  demo: demoCommand(home),
  curriculum: curriculumCommand,
};
/** The help of a command, or of the tool when there is no such command. */
function usage(name: string | undefined): string {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  return command === undefined || name === undefined
    ? toolUsage(commands)
    : commandUsage(name, command.args as ArgsDef, (command.meta as CommandMeta).description ?? '');
}

async function main([name, ...rest]: readonly string[]): Promise<void> {
  const asked = [name, ...rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length)];
  if (asked.includes('--help') || asked.includes('-h')) {
    process.stdout.write(usage(name));
  } else if (name === '--version' || name === '-v') {
    process.stdout.write(`${version}\n`);
  } else if (name === undefined) {
    process.stderr.write(usage(undefined));
    process.exitCode = 2;
  } else {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) {
      const isFile = name === '-' || (await stat(name).catch(() => undefined)) !== undefined;
      throw new UsageError(
        `unknown command ${name}${isFile ? `; did you mean: bits-per-sample report ${name}` : `; known are ${Object.keys(commands).join(', ')}`}`,
      );
    }
    await runCommand(command, { rawArgs: [...rest] });
  }
}

// a reader that has seen enough (head, less) is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

main(process.argv.slice(2)).catch((error: unknown) => {
  const { code } = error as { code?: unknown };
  // what the system refuses (no space, no permission) is no fault of the program either
  const known =
    error instanceof UsageError ||
    code === 'DOMAIN' ||
    code === 'REPORT' ||
    (typeof code === 'string' && /^E[A-Z]+$/.test(code));
  process.stderr.write(
    `bits-per-sample: ${known ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exitCode = 2;
});
