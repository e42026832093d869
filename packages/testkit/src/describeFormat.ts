import { describe, it } from 'vitest';
import { formatBench } from './format/formatBench.ts';
import type { AnyFormat, FormatCases } from './format/formatCases.ts';
import { invarianceLaws } from './format/invarianceLaws.ts';
import { readingLaws } from './format/readingLaws.ts';

/**
 * The contract of every log format, one vitest test per law: it recognises its own rows and no
 * others, the same comes out whatever the order, the packing and the chunks, bad rows are
 * counted, texts are not kept, and a column that the caller names replaces the format's.
 */
export function describeFormat(format: AnyFormat, cases: FormatCases): void {
  describe(`${format.name} is a format`, () => {
    for (const [law, check] of formatLaws(format, cases)) it(law, check);
  });
}

/** The laws of {@link describeFormat}, by name; each throws when it is broken. */
export function formatLaws(
  format: AnyFormat,
  cases: FormatCases,
): [law: string, check: () => void | Promise<void>][] {
  const bench = formatBench(format, cases);
  return [...readingLaws(bench), ...invarianceLaws(bench)];
}
