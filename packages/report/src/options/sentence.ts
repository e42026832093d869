/** An option that would mend what a sentence says, and what to set it to where that is known. */
export interface Remedy {
  /** Name of the option, e.g. `'outputTokens'`. */
  readonly field: string;
  /** Its value; left out when it is the caller's to choose. */
  readonly value?: string | number;
}

/**
 * How an option is given on a command line.
 *
 * @param name its name in code.
 * @returns the flag.
 *
 * @example
 * ```ts
 * optionFlag('outputTokens'); // => '--output-tokens'
 * ```
 */
export const optionFlag = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** An option as a sentence mentions it. */
export interface Mention {
  /** Name of the option, e.g. `'outputTokens'`. */
  readonly field: string;
  /** Its value as it would be typed, or a word that stands for it (`COLUMN`); undefined when none is said. */
  readonly value: string | undefined;
}

/** How a face prints an option: `'terminal'`, `'library'`, or what a function makes of it. */
export type Face = 'terminal' | 'library' | ((mention: Mention) => string);

/**
 * A sentence of a report with its options as a face prints them.
 *
 * Sentences name options in backticks, as they are written in code: `` `outputTokens: COLUMN` ``.
 * A terminal has `--output-tokens COLUMN` for it, a library `outputTokens: COLUMN`, and a page
 * whatever it calls its fields.
 *
 * @param text a `message`, `meaning`, `change`, `detail` or note of a report, a comparison, a
 *   replay or an error.
 * @param face `'library'` (the default), `'terminal'`, or a function of the field and its value.
 * @returns the sentence in that face's words.
 *
 * @example
 * ```ts
 * const text = 'Name a rule, e.g. `success: \'>=1\'`, or a column: `outputTokens: COLUMN`.';
 * sentence(text); // => "Name a rule, e.g. success: '>=1', or a column: outputTokens: COLUMN."
 * sentence(text, 'terminal'); // => "Name a rule, e.g. --success '>=1', or a column: --output-tokens COLUMN."
 * sentence('`groupSize` tells.', ({ field }) => `the field ${field}`); // => 'the field groupSize tells.'
 * ```
 */
export function sentence(text: string, face: Face = 'library'): string {
  return text.replace(/`([a-z]\w*(?:: [^`]+)?)`/g, (_, code: string) => {
    if (face === 'library') return code;
    const print = face === 'terminal' ? flag : face;
    return code
      .split(/, (?=[a-z]\w*(?::|$))/)
      .map((part) => print(mentionOf(part)))
      .join(' ');
  });
}

function mentionOf(part: string): Mention {
  const [, field = part, value] = /^(\w+): (.+)$/.exec(part) ?? [];
  return { field, value: value === undefined ? undefined : bare(value) };
}

/** A value as it would be typed: `'>=1'` → `>=1`, `{ step: N }` → `step=N`. */
const bare = (value: string): string =>
  value.replace(/^\{ '?([^':]+)'?: (.+) \}$/, '$1=$2').replace(/'([^']*)'/g, '$1');

/** `--output-tokens COLUMN`; a value that a shell would read is quoted. */
function flag({ field, value }: Mention): string {
  if (value === undefined) return optionFlag(field);
  return `${optionFlag(field)} ${/^[\w.,:=/-]+$/.test(value) ? value : `'${value}'`}`;
}

/**
 * The first option that a sentence names, as a remedy: in quotes stand values to set, bare words
 * (`COLUMN`) stand for the caller's own.
 */
export function remedyOf(text: string): Remedy | null {
  const [, code] = /`([a-z]\w*(?:: [^`]+)?)`/.exec(text) ?? [];
  if (code === undefined) return null;
  const [field = '', value = ''] = code.split(', ')[0]!.split(': ');
  const said = /^'([^']*)'$/.exec(value)?.[1];
  return said === undefined ? { field: field.replace(/, .*/, '') } : { field, value: said };
}
