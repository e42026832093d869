import { DomainError } from '@bits-per-sample/core';
import { isSuccessWord } from './isSuccessWord.ts';
import type { OptionDescription } from './optionTable.ts';
import { partWeight } from './partWeight.ts';
import { ReportError } from './reportError.ts';
import { successRule } from './successRule.ts';

/** What an option must be, in words. */
export function expectationOf({ kind, hint, least = 1 }: OptionDescription): string {
  switch (kind) {
    case 'share':
      return 'a number between 0 and 1';
    case 'whole':
      return `a whole number of at least ${least}`;
    case 'number':
      return 'a number';
    case 'choice':
      return hint.replaceAll('|', ' or ');
    case 'rule':
      return "a rule such as '>=1' or '>0' or 2, or the word that is a success";
    case 'wholes':
      return 'rising whole numbers such as 1,2,4';
    case 'conditions':
      return 'COLUMN=VALUE';
    case 'weights':
      return 'the names of parts, or NAME=WEIGHT';
    case 'json':
      return 'a JSON object';
    case 'columns':
      return 'the name of a column, or several';
    case 'column':
      return 'the name of a column';
    default:
      return 'a text';
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isRight({ kind, hint, least = 1 }: OptionDescription, value: unknown): boolean {
  switch (kind) {
    case 'share':
      return typeof value === 'number' && value > 0 && value < 1;
    case 'whole':
      return Number.isSafeInteger(value) && (value as number) >= least;
    case 'number':
      return Number.isFinite(value);
    case 'choice':
      return hint.split('|').includes(value as string);
    case 'rule':
      return (
        typeof value === 'string' && (successRule(value) !== undefined || isSuccessWord(value))
      );
    case 'wholes':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        value.every((k, i) => Number.isSafeInteger(k) && k >= 1 && k > (value[i - 1] ?? 0))
      );
    case 'conditions':
      return isRecord(value) && Object.values(value).every((one) => typeof one === 'string');
    case 'weights':
      return isRecord(value)
        ? Object.values(value).every(Number.isFinite)
        : [value].flat().every((one) => isText(one) && partWeight(String(one)) !== undefined);
    case 'json':
      return isRecord(value);
    case 'columns':
      return isText(value) || (Array.isArray(value) && value.every(isText));
    case 'column':
      return isText(value);
    default:
      return true;
  }
}

/**
 * Refuses an option that a function does not have, or that is not what it must be.
 *
 * @param fn name of the function that was called.
 * @param options what was given.
 * @param table the function's options.
 * @throws {DomainError} the first mistake.
 */
export function checkOptions(
  fn: string,
  options: object,
  table: Readonly<Record<string, OptionDescription>>,
): void {
  if (!isRecord(options)) throw new DomainError(fn, 'options', 'an object', options);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(table, name))
      throw new DomainError(fn, 'options', `among ${Object.keys(table).join(', ')}`, name);
    const about = table[name]!;
    if (!isRight(about, value)) throw new DomainError(fn, name, expectationOf(about), value);
  }
}

const NORMS = ['smallNorm', 'bigNorm', 'smallBatch', 'bigBatch'] as const;

/** Where a metrics log has the gradient norms of two batch sizes. */
export interface NormColumns {
  /** Column of the norm |g_b| of a small batch. */
  readonly small: string;
  /** Column of the norm |g_B| of a large batch. */
  readonly big: string;
  /** Prompt groups or examples in a small batch, b. */
  readonly smallBatch: number;
  /** The same in a large batch, B > b. */
  readonly bigBatch: number;
}

/**
 * The four options of the noise scale, which go together; undefined when none is given.
 *
 * @throws {ReportError} some of the four are missing.
 * @throws {DomainError} a large batch that is not larger.
 */
export function normColumns(
  fn: string,
  options: { readonly [name in (typeof NORMS)[number]]?: string | number | undefined },
): NormColumns | undefined {
  const missing = NORMS.filter((name) => options[name] === undefined);
  if (missing.length === NORMS.length) return undefined;
  const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  if (missing.length > 0)
    throw new ReportError(
      'norms-incomplete',
      `the noise scale needs ${list(NORMS)}; missing: ${list(missing)}`,
      { field: missing[0]! },
    );
  const [small, big] = [String(options.smallNorm), String(options.bigNorm)];
  const [smallBatch, bigBatch] = [Number(options.smallBatch), Number(options.bigBatch)];
  if (!(bigBatch > smallBatch))
    throw new DomainError(fn, 'bigBatch', `more than ${smallBatch}`, bigBatch);
  return { small, big, smallBatch, bigBatch };
}
