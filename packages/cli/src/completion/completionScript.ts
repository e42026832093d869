import type { Command } from '../command.ts';
import { bashCompletion } from './bashCompletion.ts';
import { fishCompletion } from './fishCompletion.ts';
import { zshCompletion } from './zshCompletion.ts';

/** Shells whose completion can be printed. */
export const completionShells = ['bash', 'zsh', 'fish'] as const;

/** A shell. */
export type CompletionShell = (typeof completionShells)[number];

/** What each shell is given. */
const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/**
 * A script that completes commands, options and their values, made of the tables that the help is
 * made of.
 *
 * @param shell that will run it.
 * @param commands of the tool.
 */
export const completionScript = (shell: CompletionShell, commands: readonly Command[]): string =>
  scripts[shell](commands);
