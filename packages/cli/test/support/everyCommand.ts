import { everyCommand } from '../../src/commands/everyCommand.ts';
import { readHome } from '../../src/home.ts';

/** The package, as the built command finds it. */
export const home = readHome(new URL('../../', import.meta.url));

/** All commands. */
export const commands = everyCommand(home);

/** A command by its name. */
export function command(name: string) {
  const found = commands.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no command ${name}`);
  return found;
}
