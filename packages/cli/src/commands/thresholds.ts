import { exceeds, parseThreshold, type Threshold } from '@bits-per-sample/report';
import { UsageError } from '../usageError.ts';

/** The conditions of `--fail-on`; `example` is shown where one cannot be read. */
export function readThresholds(
  texts: readonly string[],
  names: readonly string[],
  example: string,
): Threshold[] {
  return texts.map((text) => {
    const threshold = parseThreshold(text);
    if (threshold === undefined)
      throw new UsageError(`--fail-on: expected NAME>NUMBER such as '${example}', got ${text}`);
    if (!names.includes(threshold.name))
      throw new UsageError(
        `--fail-on: unknown name ${threshold.name}; known are ${names.join(', ')}`,
      );
    return threshold;
  });
}

/**
 * A sentence for every condition that holds.
 *
 * @param thresholds the conditions.
 * @param told the value of a condition's name; NaN, null or undefined when it cannot be told.
 * @param why of what it cannot be told, and the reason.
 */
export function checkThresholds(
  thresholds: readonly Threshold[],
  told: (threshold: Threshold) => number | null | undefined,
  why: string,
): string[] {
  return thresholds.flatMap((threshold) => {
    const { text, name } = threshold;
    const value = told(threshold) ?? Number.NaN;
    if (Number.isNaN(value))
      throw new UsageError(`--fail-on ${text}: ${name} cannot be told from ${why}`);
    return exceeds(threshold, value)
      ? [`failed: ${text} (${name} is ${Number(value.toPrecision(4))})`]
      : [];
  });
}
