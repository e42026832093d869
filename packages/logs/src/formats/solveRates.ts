import { count } from '../log/count.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { ColumnError } from '../rows/columnError.ts';
import { type GroupCount, has, type RowFormat, type RowObject } from '../rows/rowFormat.ts';
import { areCounts } from '../rows/sums.ts';
import { textOf } from '../rows/textOf.ts';
import { successesOf } from './successesOf.ts';

const RATE = /^(?:[a-z0-9.]+_)*(?:solve|pass|success)_?rate(?:_[a-z0-9._-]+)?$/i;
const ATTEMPTS =
  /^(?:n|k|attempts|trials|(?:num|n)_(?:samples|rollouts|attempts|generations|responses))$/i;
const FRACTION = /^\s*(\d{1,6})\s*\/\s*(\d{1,6})\s*$/;
/** Rates that lie between, before a number of attempts is read off them. */
const LEAST = 30;
const MOST_ATTEMPTS = 1024;

/**
 * Tables of how hard problems are: a problem and the share of the attempts at it that were right,
 * as in Big-Math (`llama8b_solve_rate`) or Polaris (`difficulty` = `3/8`). Where the attempts are
 * not named, they are the fewest that make every rate whole, if there are rates enough to tell.
 */
export const solveRates: RowFormat = {
  name: 'solve-rates',
  kind: 'counts',
  recognises: (row) =>
    problemOf(row) !== undefined && !has(row, 'reward') && columnsOf(row) !== undefined,

  open({ tally, first, name: file }) {
    const columns = columnsOf(first) ?? { rate: '', attempts: undefined };
    const { rate, attempts } = columns;
    const prompts = new PromptIds(tally);
    const problem = problemOf(first)!;
    const held: { item: GroupCount; mean: number }[] = [];
    return {
      grouping: { method: 'step + prompt text', detail: problem },
      prompts: { method: 'prompt text', detail: problem },
      read(row, out) {
        const prompt = prompts.of(row[problem]);
        const [c, n, mean] = countsOf(
          row[rate],
          attempts === undefined ? undefined : row[attempts],
        );
        if (prompt === undefined || Number.isNaN(mean)) {
          tally.skip('no-rate', (k) => `${count(k, 'problem')} without a rate`);
          return;
        }
        const category = tally.id(row.source ?? row.data_source);
        const item = { group: prompt, prompt, category, successes: c, attempts: n };
        out.hold(item);
        held.push({ item, mean });
      },
      end(out) {
        const n = held.some(({ item }) => Number.isNaN(item.attempts))
          ? attemptsBehind(held.map(({ mean }) => mean))
          : undefined;
        if (n === undefined && held.some(({ item }) => Number.isNaN(item.attempts)))
          throw new ColumnError(file, first, 'a column of the attempts behind each rate', {
            got: `${rate} alone`,
          });
        if (n !== undefined)
          tally.note(
            'attempts-inferred',
            `${rate} is read as right answers among ${n} attempts: the fewest that make every rate a whole number of them`,
          );
        for (const { item, mean } of held) {
          if (Number.isNaN(item.attempts)) item.attempts = n!;
          if (Number.isNaN(item.successes)) item.successes = successesOf(mean, item.attempts);
          if (areCounts(item.successes, item.attempts)) out.push(item);
          else
            tally.skip(
              'no-counts',
              (k) => `${count(k, 'problem')} whose rate × attempts is no whole number`,
            );
        }
      },
    };
  },
};

/** The column of the problem. */
const problemOf = (row: RowObject): string | undefined =>
  ['problem', 'question', 'prompt', 'problem_id', 'question_id', 'task_id', 'id'].find(
    (name) => has(row, name) && row[name] !== null,
  );

function columnsOf(row: RowObject): { rate: string; attempts: string | undefined } | undefined {
  const names = Object.keys(row);
  const fraction = names.find(
    (name) =>
      /difficulty|rate|solved|correct|passed|success/i.test(name) &&
      FRACTION.test(textOf(row[name])),
  );
  if (fraction !== undefined) return { rate: fraction, attempts: undefined };
  const rate = names.find((name) => RATE.test(name) && !Number.isNaN(rateOf(row[name])));
  return rate === undefined
    ? undefined
    : { rate, attempts: names.find((name) => ATTEMPTS.test(name)) };
}

/** A share between 0 and 1, also as text. */
function rateOf(value: unknown): number {
  const rate = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof rate === 'number' && rate >= 0 && rate <= 1 ? rate : Number.NaN;
}

/** Successes, attempts and their share; NaN what is not written. */
function countsOf(value: unknown, attempts: unknown): [c: number, n: number, mean: number] {
  const [, c, n] = FRACTION.exec(textOf(value)) ?? [];
  if (c !== undefined && Number(n) > 0) return [Number(c), Number(n), Number(c) / Number(n)];
  const text = textOf(attempts).trim();
  const number = text === '' ? Number.NaN : Number(text);
  return [Number.NaN, number, rateOf(value)];
}

/** The fewest attempts that make every rate whole; undefined when there are too few rates. */
function attemptsBehind(rates: readonly number[]): number | undefined {
  const between = [...new Set(rates)].filter((rate) => rate > 0 && rate < 1);
  if (rates.filter((rate) => rate > 0 && rate < 1).length < LEAST) return undefined;
  for (let n = 2; n <= MOST_ATTEMPTS; n++)
    if (between.every((rate) => !Number.isNaN(successesOf(rate, n)))) return n;
  return undefined;
}
