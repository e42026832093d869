import type { Task } from '@bits-per-sample/curriculum';

/**
 * Reads a task out of JSON, keeping what a curriculum knows and nothing else.
 *
 * @param value what JSON held; a whole number as id becomes its text.
 * @param fail makes the error of a sentence.
 * @returns the task.
 */
export function parseTask(value: unknown, fail: (message: string) => Error): Task {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fail('expected a task, an object with an id');
  const fields = value as Record<string, unknown>;
  const { id, stratum, difficulty, features, parent, maxHint } = fields;
  const name = Number.isSafeInteger(id) ? String(id) : id;
  if (typeof name !== 'string' || name === '' || name.length > 1024)
    throw fail('expected id, a text of 1 to 1024 characters or a whole number');
  const text = (field: string, x: unknown): string | undefined => {
    if (x === undefined || x === null) return undefined;
    if (typeof x !== 'string') throw fail(`task ${name}: expected ${field}, a text`);
    return x;
  };
  const number = (field: string, x: unknown): number | undefined => {
    if (x === undefined || x === null) return undefined;
    if (typeof x !== 'number' || !Number.isFinite(x))
      throw fail(`task ${name}: expected ${field}, a number`);
    return x + 0; // −0 does not survive JSON
  };
  const hint = number('maxHint', maxHint);
  if (hint !== undefined && !(hint >= 0 && hint <= 1))
    throw fail(`task ${name}: expected maxHint in [0, 1]`);
  const attempts = number('attempts', fields.attempts);
  const successes = number('successes', fields.successes);
  const counted = attempts !== undefined || successes !== undefined;
  if (counted && !areCounts(successes, attempts))
    throw fail(`task ${name}: expected attempts in [0, 1048576] and successes among them`);
  return present({
    id: name,
    stratum: text('stratum', stratum),
    difficulty: number('difficulty', difficulty),
    features: featuresOf(features, number, fail),
    parent: text('parent', parent),
    maxHint: hint,
    attempts,
    successes,
  }) as unknown as Task;
}

const areCounts = (successes = NaN, attempts = NaN): boolean =>
  Number.isInteger(successes) &&
  Number.isInteger(attempts) &&
  successes >= 0 &&
  successes <= attempts &&
  attempts <= 2 ** 20;

function featuresOf(
  value: unknown,
  number: (field: string, x: unknown) => number | undefined,
  fail: (message: string) => Error,
): Record<string, number> | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value))
    throw fail('expected features, an object of numbers');
  return present(
    Object.fromEntries(Object.entries(value).map(([key, x]) => [key, number(`feature ${key}`, x)])),
  ) as Record<string, number>;
}

/** Without the fields that are undefined. */
const present = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, x]) => x !== undefined));
