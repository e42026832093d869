import { parseArgs } from 'node:util';
import type { ArgsDef } from 'citty';
import { UsageError } from '../usageError.ts';

/** Options that may be given several times. */
const REPEATABLE = new Set(['fail-on', 'where', 'group', 'reward', 'base-where', 'trained-where']);

/** What was given: texts, flags, and lists for the repeatable options. */
export interface Given {
  readonly files: readonly string[];
  /** The last value of an option. */
  text(name: string): string | undefined;
  /** All values of a repeatable option. */
  texts(name: string): readonly string[];
  /** Whether a flag is set. */
  flag(name: string): boolean;
}

/**
 * Reads the arguments of one command strictly: an unknown option, a missing value or a
 * superfluous one is a mistake to be told, never a file name.
 */
export function readOptions(rawArgs: readonly string[], args: ArgsDef): Given {
  const options: Record<string, { type: 'string' | 'boolean'; multiple: boolean; short?: string }> =
    {};
  const mainName = new Map<string, string>();
  for (const [name, { type, ...rest }] of Object.entries(args)) {
    if (type === 'positional') continue;
    const kind = type === 'boolean' ? 'boolean' : 'string';
    const aliases = 'alias' in rest ? [rest.alias ?? []].flat() : [];
    options[name] = { type: kind, multiple: true };
    for (const alias of aliases) {
      if (alias.length === 1) options[name].short = alias;
      else {
        options[alias] = { type: kind, multiple: true };
        mainName.set(alias, name);
      }
    }
  }
  const parsed = parse(rawArgs, options);
  const given = new Map<string, (string | boolean)[]>();
  for (const [name, values] of Object.entries(parsed.values)) {
    const main = mainName.get(name) ?? name;
    given.set(main, [...(given.get(main) ?? []), ...((values as (string | boolean)[]) ?? [])]);
  }
  for (const [name, values] of given) {
    if (options[name]?.type === 'string' && values.length > 1 && !REPEATABLE.has(name))
      throw new UsageError(`--${name} was given ${values.length} times`);
  }
  return {
    files: parsed.positionals,
    text: (name) => given.get(name)?.at(-1) as string | undefined,
    texts: (name) => (given.get(name) as string[] | undefined) ?? [],
    flag: (name) => given.get(name)?.at(-1) === true,
  };
}

function parse(
  rawArgs: readonly string[],
  options: Record<string, { type: 'string' | 'boolean'; multiple: boolean; short?: string }>,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args: [...rawArgs], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('\n')[0]} (--help lists the options)`);
  }
}

/** An option that must be a whole number of at least `least`. */
export function wholeNumber(given: Given, name: string, least: number): number | undefined {
  const text = given.text(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least || text.trim() === '')
    throw new UsageError(`--${name}: expected a whole number of at least ${least}, got ${text}`);
  return value;
}
