import { count } from '../log/count.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { ColumnError } from '../rows/columnError.ts';
import { numberOf } from '../rows/numberOf.ts';
import { type GroupCount, has, type RowFormat, type RowObject } from '../rows/rowFormat.ts';
import { type SuccessScale, successScale } from '../rows/successScale.ts';
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

  open({ tally, first, head, name: file }) {
    const columns = columnsOf(first) ?? { rate: '', attempts: undefined };
    const { rate, attempts } = columns;
    const scale = successScale(head, rate, attempts);
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
          const isEmpty =
            prompt === undefined || /^(|n\/?a|nan|null|none)$/i.test(textOf(row[rate]).trim());
          if (isEmpty) tally.skip('no-rate', (k) => `${count(k, 'problem')} without a rate`);
          else tally.skip('not-a-rate', (k) => `${count(k, 'problem')} whose rate is no share`);
          return;
        }
        const category = tally.id(row.source ?? row.data_source);
        const item = { group: prompt, prompt, category, successes: c, attempts: n };
        out.hold(item);
        held.push({ item, mean });
      },
      end(out) {
        const n = held.some(({ item }) => Number.isNaN(item.attempts))
          ? attemptsBehind(
              held.map(({ mean }) => mean),
              scale,
            )
          : undefined;
        if (n === undefined && held.some(({ item }) => Number.isNaN(item.attempts)))
          throw new ColumnError(file, first, 'a column of the attempts behind each rate', {
            got: `${rate} alone`,
          });
        if (n !== undefined)
          tally.note(
            'attempts-inferred',
            `${rate} is read as right answers among ${n} attempts: the fewest that make every rate a whole number of them, as far as its digits go`,
          );
        for (const { item, mean } of held) {
          if (Number.isNaN(item.attempts)) item.attempts = n!;
          if (Number.isNaN(item.successes)) item.successes = scale.successes(mean, item.attempts);
          if (areCounts(item.successes, item.attempts)) out.push(item);
          else
            tally.skip(
              'uncounted',
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
  const attempts = names.find((name) => ATTEMPTS.test(name));
  // beyond 1 it is in percent, and only a number of attempts says that it is a rate at all
  const most = attempts === undefined ? 1 : 100;
  const rate = names.find((name) => RATE.test(name) && rateOf(row[name]) <= most);
  return rate === undefined ? undefined : { rate, attempts };
}

/** A share of 0 to 1 or in percent, also as text; NaN when it is none. */
function rateOf(value: unknown): number {
  const rate = typeof value === 'string' ? numberOf(value.trim()) : value;
  return typeof rate === 'number' && rate >= 0 && rate <= 100 ? rate : Number.NaN;
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
function attemptsBehind(rates: readonly number[], scale: SuccessScale): number | undefined {
  const between = [...new Set(rates)].filter((rate) => rate > 0 && rate < 1);
  if (rates.filter((rate) => rate > 0 && rate < 1).length < LEAST) return undefined;
  const fewest = (successes: (rate: number, n: number) => number): number => {
    for (let n = 2; n <= MOST_ATTEMPTS; n++) {
      const counts = new Set(between.map((rate) => successes(rate, n)));
      // two rates are two counts, however they are rounded
      if (counts.size === between.length && !counts.has(Number.NaN)) return n;
    }
    return Number.POSITIVE_INFINITY;
  };
  const exact = fewest(successesOf);
  // 0.33 and 0.67 are thirds sooner than hundredths
  const rounded = fewest((rate, n) => scale.successes(rate, n));
  const n = 2 * rounded < exact ? rounded : exact;
  return Number.isFinite(n) ? n : undefined;
}
