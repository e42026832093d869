import type { Command } from '../command.ts';
import { completionScript, completionShells } from '../completion/completionScript.ts';
import { UsageError } from '../usageError.ts';
import { defineCommand } from './defineCommand.ts';
import { readOptions } from './options.ts';

/** `help COMMAND` as completion sees it. */
const helpEntry: Command = {
  name: 'help',
  description: 'The options of a command',
  lines: [],
  text: '',
  options: [],
  examples: [],
  run: async () => {},
};

/** `completion SHELL`: a script that completes commands, options and values. */
export const completionCommand = (commands: () => readonly Command[]): Command =>
  defineCommand({
    name: 'completion',
    description: 'A script that completes commands and options in bash, zsh or fish',
    lines: [`completion ${completionShells.join('|')}`],
    text: 'Prints the script. In bash: source <(bits-per-sample completion bash), in ~/.bashrc to keep it. In zsh: a file _bits-per-sample in a folder of $fpath. In fish: ~/.config/fish/completions/bits-per-sample.fish.',
    words: completionShells,
    options: [],
    examples: ['completion bash', 'completion fish'],
    async run(rawArgs) {
      const { files } = readOptions(rawArgs, []);
      const shell = completionShells.find((name) => name === files[0]);
      if (shell === undefined || files.length > 1)
        throw new UsageError(`completion: name one of ${completionShells.join(', ')}`);
      const all = commands();
      const help: Command = { ...helpEntry, words: all.map(({ name }) => name) };
      process.stdout.write(completionScript(shell, [...all, help]));
    },
  });
