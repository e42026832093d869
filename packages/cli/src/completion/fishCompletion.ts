import type { Command, CommandOption } from '../command.ts';
import { valuesOf, wordsOf } from './wordsOf.ts';

/** Completion for fish, with what each command and option does. */
export const fishCompletion = (commands: readonly Command[]): string =>
  [
    '# fish completion of bits-per-sample: bits-per-sample completion fish > ~/.config/fish/completions/bits-per-sample.fish',
    ...commands.flatMap((command) => {
      const { name, description, options } = command;
      const seen = `complete -c bits-per-sample -n '__fish_seen_subcommand_from ${name}'`;
      return [
        `complete -c bits-per-sample -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
        ...(wordsOf(command).length === 0
          ? []
          : [`${seen} -f -a ${quoted(wordsOf(command).join(' '))}`]),
        ...options.flatMap((option) => linesOf(option).map((line) => `${seen} ${line}`)),
      ];
    }),
    '',
  ].join('\n');

function linesOf(option: CommandOption): string[] {
  const { flag, hint, alias, description } = option;
  const values = valuesOf(option);
  const value = hint === '' ? '' : values.length > 0 ? ` -x -a ${quoted(values.join(' '))}` : ' -r';
  const told = `${value} -d ${quoted(description)}`;
  const short = alias?.length === 1 ? ` -s ${alias}` : '';
  return [
    `-l ${flag}${short}${told}`,
    ...(alias !== undefined && alias.length > 1 ? [`-l ${alias}${told}`] : []),
  ];
}

/** A word in single quotes; fish escapes these and backslashes inside. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
