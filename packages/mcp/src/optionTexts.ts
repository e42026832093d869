import { nearestName } from '@bits-per-sample/logs';
import type { OptionEntry } from '@bits-per-sample/report';
import { ToolError } from './toolError.ts';

/**
 * Options of a call as texts, which `parseOptions` reads as it does those of a command line.
 *
 * @param given options by name.
 * @param entries the options that there are.
 * @throws {ToolError} there is no such option.
 */
export function optionTexts(
  given: Readonly<Record<string, unknown>>,
  entries: readonly OptionEntry[],
): Readonly<Record<string, string | readonly string[]>> {
  const names = entries.filter(({ kind }) => kind !== 'code').map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (names.includes(name)) return [name, Array.isArray(value) ? value.map(text) : text(value)];
      const near = nearestName(name, names);
      throw new ToolError(
        `there is no option ${name}; ${near === undefined ? `there are ${names.join(', ')}` : `did you mean ${near}?`}`,
      );
    }),
  );
}

const text = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);
