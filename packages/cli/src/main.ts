#!/usr/bin/env node
import { stat } from 'node:fs/promises';
import { escapeControls } from '@bits-per-sample/core';
import { commandUsage, toolUsage } from './commands/usage.ts';
import { readHome } from './home.ts';
import { UsageError } from './usageError.ts';

const home = readHome(new URL('../', import.meta.url));

async function main([name, ...rest]: readonly string[]): Promise<void> {
  if (name === 'help') return main([...rest.slice(0, 1), '--help']);
  const asked = [name, ...rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length)];
  const asksHelp = asked.includes('--help') || asked.includes('-h');
  if (!asksHelp && (name === '-v' || asked.includes('--version'))) {
    process.stdout.write(`${home.version}\n`);
    return;
  }
  // all that the tool can do: three times as much to load as Node itself
  const { everyCommand } = await import('./commands/everyCommand.ts');
  const commands = everyCommand(home);
  const command = commands.find((one) => one.name === name);
  const isKnown = command !== undefined || name === undefined || name.startsWith('-');
  if (isKnown && asksHelp) {
    process.stdout.write(command === undefined ? toolUsage(commands) : commandUsage(command));
  } else if (name === undefined) {
    process.stderr.write(toolUsage(commands));
    process.exitCode = 2;
  } else if (command === undefined) {
    const isFile = name === '-' || (await stat(name).catch(() => undefined)) !== undefined;
    const { nearestName } = await import('@bits-per-sample/logs');
    const names = commands.map((one) => one.name);
    const near = nearestName(name, names);
    const meant = isFile ? `bits-per-sample report ${name}` : near;
    throw new UsageError(
      `unknown command ${name}; ${meant === undefined ? `known are ${names.join(', ')}` : `did you mean: ${meant}`}`,
    );
  } else await command.run(rest);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // a reader that has seen enough (head, less) is no error
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  process.stderr.write(`bits-per-sample: standard output: ${error.message}\n`);
  process.exit(2);
});
// there is nobody left to tell
process.stderr.on('error', () => process.exit(2));

main(process.argv.slice(2)).catch((error: unknown) => {
  const { code } = error as { code?: unknown };
  // what the system refuses (no space, no permission) is no fault of the program either
  const known =
    error instanceof UsageError ||
    code === 'DOMAIN' ||
    (typeof code === 'string' && /^E[A-Z]+$/.test(code));
  const { message, stack = String(error) } = error as Error;
  const told = (known ? message : stack).split('\n').map(escapeControls).join('\n');
  process.stderr.write(`bits-per-sample: ${told}\n`);
  process.exitCode = 2;
});
