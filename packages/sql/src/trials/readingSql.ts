import type { Dialect } from '../dialect/dialect.ts';
import type { ColumnReading, Reading } from './reading.ts';

/**
 * What a text stands for, as CASE.
 *
 * @param text the text.
 * @param reading what its column's words stand for.
 * @param of a reading as SQL; undefined where it is none of what is asked for.
 * @param rest what stands for all other texts.
 */
export function readingSql(
  text: string,
  { words, missing = null }: ColumnReading,
  of: (reading: Reading) => string | undefined,
  rest: string,
  dialect: Dialect,
): string {
  const byMeaning = new Map<string, string[]>();
  for (const [word, reading] of words) {
    const meaning = of(reading) ?? 'NULL';
    byMeaning.set(meaning, [...(byMeaning.get(meaning) ?? []), dialect.text(word)]);
  }
  const cases = [...byMeaning].map(
    ([meaning, list]) => `WHEN ${text} IN (${list.join(', ')}) THEN ${meaning}`,
  );
  const absent = of(missing);
  if (absent !== undefined) cases.unshift(`WHEN ${text} IS NULL THEN ${absent}`);
  return cases.length === 0 ? rest : `CASE ${cases.join(' ')} ELSE ${rest} END`;
}
