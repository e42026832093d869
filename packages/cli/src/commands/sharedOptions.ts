import type { CommandOption } from '../command.ts';

/** Options of several commands, which say how something is printed or written. */
export const sharedOptions = {
  html: { flag: 'html', hint: 'FILE', description: 'write one HTML page with the pictures' },
  quiet: { flag: 'quiet', hint: '', alias: 'q', description: 'print no progress' },
  noColor: { flag: 'no-color', hint: '', description: 'print no colours (also NO_COLOR)' },
} as const satisfies Record<string, CommandOption>;

/** `--json` and `--markdown` of something. */
export const formOptions = (of: string): CommandOption[] => [
  { flag: 'json', hint: '', description: `print the ${of} as JSON` },
  { flag: 'markdown', hint: '', description: `print the ${of} as Markdown` },
];

/** `--fail-on`, with an example and the names that may stand in it. */
export const failOnOption = (example: string, names: readonly string[]): CommandOption => ({
  flag: 'fail-on',
  hint: 'CONDITION',
  description: `exit with 1 when it holds, e.g. '${example}'${names.includes('alarms') ? ', or alarm' : ''} (repeatable); names: ${names.join(', ')}`,
  repeatable: true,
});
