import type { Command } from '../command.ts';
import { tellError } from './tellError.ts';

/** A command whose errors are told in the words of a command line. */
export const defineCommand = (command: Command): Command => ({
  ...command,
  run: (rawArgs) =>
    command.run(rawArgs).catch((error: unknown) => {
      throw tellError(error);
    }),
});
