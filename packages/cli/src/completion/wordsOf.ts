import type { Command, CommandOption } from '../command.ts';

/** Words that can follow a command in place of a file: `help` has the names of all commands. */
export const wordsOf = ({ words = [] }: Command): readonly string[] => words;

/** Values of an option, where its hint lists them: `light|dark`. */
export const valuesOf = ({ hint }: CommandOption): readonly string[] =>
  /^[\w-]+(?:\|[\w-]+)+$/.test(hint) && hint === hint.toLowerCase() ? hint.split('|') : [];

/** An option as it is written, and by its other names. */
export const flagsOf = ({ flag, alias }: CommandOption): readonly string[] => [
  `--${flag}`,
  ...(alias === undefined ? [] : [alias.length === 1 ? `-${alias}` : `--${alias}`]),
];
