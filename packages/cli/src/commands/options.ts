import { parseArgs } from 'node:util';
import { nearestName } from '@bits-per-sample/logs';
import type { CommandOption } from '../command.ts';
import { UsageError } from '../usageError.ts';

/** What was given: texts, flags, and lists for the repeatable options. */
export interface Given {
  readonly files: readonly string[];
  /** The last value of an option. */
  text(flag: string): string | undefined;
  /** All values of a repeatable option. */
  texts(flag: string): readonly string[];
  /** Whether a flag is set. */
  flag(flag: string): boolean;
  /** The library's options that were given, under their names there. */
  library(): Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Reads the arguments of one command strictly: an unknown option, a missing value or a
 * superfluous one is a mistake to be told, never a file name.
 */
export function readOptions(
  rawArgs: readonly string[],
  commandOptions: readonly CommandOption[],
): Given {
  const options: ParseOptions = {};
  const mainName = new Map<string, string>();
  for (const { flag, hint, alias } of commandOptions) {
    const type = hint === '' ? 'boolean' : 'string';
    options[flag] = { type, multiple: true };
    if (alias?.length === 1) options[flag].short = alias;
    else if (alias !== undefined) {
      options[alias] = { type, multiple: true };
      mainName.set(alias, flag);
    }
  }
  const parsed = parse(rawArgs, options);
  const given = new Map<string, readonly (string | boolean)[]>();
  for (const [name, values] of Object.entries(parsed.values)) {
    const main = mainName.get(name) ?? name;
    given.set(main, [...(given.get(main) ?? []), ...((values as (string | boolean)[]) ?? [])]);
  }
  for (const { flag, hint, repeatable } of commandOptions) {
    const count = given.get(flag)?.length ?? 0;
    if (hint !== '' && count > 1 && repeatable !== true)
      throw new UsageError(`--${flag} was given ${count} times`);
  }
  const texts = (flag: string) => (given.get(flag) as string[] | undefined) ?? [];
  return {
    files: parsed.positionals,
    text: (flag) => texts(flag).at(-1),
    texts,
    flag: (flag) => given.get(flag)?.at(-1) === true,
    library: () =>
      Object.fromEntries(
        commandOptions.flatMap(({ flag, sets, repeatable }) =>
          sets === undefined || !given.has(flag)
            ? []
            : [[sets, repeatable === true ? texts(flag) : texts(flag).at(-1)!]],
        ),
      ),
  };
}

type ParseOptions = Record<
  string,
  { type: 'string' | 'boolean'; multiple: boolean; short?: string }
>;

function parse(
  rawArgs: readonly string[],
  options: ParseOptions,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args: [...rawArgs], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(inShort(error as Error & { code?: string }, Object.keys(options)));
  }
}

/** What is wrong with the arguments, in the words of this tool. */
function inShort({ code, message }: Error & { code?: string }, known: readonly string[]): string {
  const [, wrong = ''] = /^[^']*'(-{1,2}[^'\s=]*)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = nearestName(wrong, known);
    const meant = near === undefined ? '--help lists the options' : `did you mean --${near}?`;
    return `there is no option ${wrong}; ${meant}`;
  }
  if (/argument is ambiguous/.test(message))
    return `${wrong}: needs a value; one that starts with - is written ${wrong}=-VALUE`;
  if (/argument missing/.test(message))
    return `${/'(?:-\w, )?(--[^'\s]*)/.exec(message)?.[1] ?? wrong}: needs a value`;
  if (/does not take an argument/.test(message))
    return `${/'(?:-\w, )?(--[^'\s]*)'/.exec(message)?.[1] ?? wrong}: takes no value`;
  return `${message.split('\n')[0]} (--help lists the options)`;
}

/** An option that must be a whole number of at least `least`. */
export function wholeNumber(given: Given, flag: string, least: number): number | undefined {
  const text = given.text(flag);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least || text.trim() === '')
    throw new UsageError(`--${flag}: expected a whole number of at least ${least}, got ${text}`);
  return value;
}
