import type { Command } from '../command.ts';
import { configArgs } from './configArgs.ts';
import { tellError } from './tellError.ts';

/**
 * A command that takes what `bits.config.json` says of columns, and whose errors are told in the
 * words of a command line.
 */
export const defineCommand = (command: Command): Command => ({
  ...command,
  run: (rawArgs) =>
    configArgs(rawArgs, command.options)
      .then((args) => command.run(args))
      .catch((error: unknown) => {
        throw tellError(error);
      }),
});
