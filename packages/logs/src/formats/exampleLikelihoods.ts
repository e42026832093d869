import { count } from '../log/count.ts';
import { has, type RowFormat, type RowObject, type ScoredExample } from '../rows/rowFormat.ts';
import { columnNamed, likelihoodColumns, nllOf } from './likelihoodColumns.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const EXAMPLE = words(
  'example exampleid sample sampleid id idx index docid nativeid instanceid uid uuid customid ' +
    'promptid rowid sampleidx exampleidx',
);
const SOURCE = words(
  'source dataset datasetname datasource domain category subset task taskname sourcename',
);
const SPLIT = words('split partition kind heldout');
const TOKENS = words(
  'tokens numtokens ntokens tokencount outputtokens completiontokens targettokens responsetokens ' +
    'answertokens losstokens numlosstokens seqlen lengthtokens',
);
const STEP = words('step globalstep epoch iteration checkpoint');
/** What rows of other logs have beside a likelihood. */
const OTHERS = /^(?:reward|score|advantage|choices|token_logprobs|completion|response)$/i;

/**
 * Examples of supervised training with the likelihood that a model gives each: `{example, nll,
 * tokens?, source?, split?, step?}`, or with `nll_before` and `nll_after`. The neutral form of what a
 * script writes that scores a data set; names that say the same are understood (`sample_id`,
 * `loss_before`, `mean_nll`, `sum_logprob`, `ppl`, `num_tokens`, `dataset`, `epoch`).
 */
export const exampleLikelihoods: RowFormat = {
  name: 'example-likelihoods',
  kind: 'examples',
  recognises,
  open({ tally, first, head }) {
    const names = [...new Set(head.flatMap((row) => Object.keys(row)))];
    const found = likelihoodColumns(names) ?? { columns: [], unit: 'unknown' as const };
    const sample = Object.fromEntries(names.map((name) => [name, first[name]]));
    const at = (kinds: ReadonlySet<string>) => columnNamed(sample, kinds);
    const example = at(EXAMPLE);
    const [source, split, tokens, step] = [at(SOURCE), at(SPLIT), at(TOKENS), at(STEP)];
    const unitNamed = names.includes('unit');
    if (example === undefined)
      tally.note('examples-by-place', 'no column names the example: it is known by its place');
    const cell = (row: RowObject, name: string | undefined): unknown =>
      name === undefined ? undefined : row[name];
    let impossible = 0;
    return {
      grouping: { method: 'explicit id', detail: example ?? 'place in the file' },
      prompts: { method: 'unknown', detail: 'examples were scored, and nothing was rolled out' },
      read(row, out, index) {
        const name = example === undefined ? `row ${index + 1}` : tally.id(row[example]);
        const logged = found.columns.map(({ name }) => tally.number(row[name]));
        const values = found.columns.map((column, i) => nllOf(column, logged[i]!));
        if (values.some((nll, i) => Number.isNaN(nll) && !Number.isNaN(logged[i]!))) impossible++;
        if (name === undefined || values.every(Number.isNaN)) {
          tally.skip(
            'no-likelihood',
            (n) => `${count(n, 'row')} without an example or without a likelihood of it`,
          );
          return;
        }
        const length = tally.number(cell(row, tokens));
        out.push({
          run: tally.id(row.run),
          step: step === undefined ? undefined : tally.number(row[step]),
          example: name,
          source: tally.id(cell(row, source)),
          split: tally.id(cell(row, split)),
          tokens: length > 0 ? length : NaN,
          unit: (unitNamed && unitIn(row.unit)) || found.unit,
          ...Object.fromEntries(found.columns.map(({ field }, i) => [field, values[i]])),
        });
      },
      end() {
        if (impossible > 0)
          tally.note(
            'impossible-likelihoods',
            `${count(impossible, 'row')} with a probability above 1, which no token has: left out there`,
          );
      },
    };
  },
};

function recognises(row: RowObject): boolean {
  const names = Object.keys(row);
  if (names.some((name) => OTHERS.test(name)) || has(row, 'filtered_resps')) return false;
  const found = likelihoodColumns(names);
  if (found === undefined) return false;
  if (!found.columns.every(({ name }) => isNumber(row[name]))) return false;
  if (found.columns.length === 2) return columnNamed(row, STEP) === undefined || named(row);
  return named(row);
}

const named = (row: RowObject): boolean => columnNamed(row, EXAMPLE) !== undefined;

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' ||
  value === null ||
  (typeof value === 'string' && /^-?(?:\d|nan|inf)/i.test(value));

const UNITS: readonly unknown[] = ['example', 'token', 'unknown'];
const unitIn = (value: unknown): ScoredExample['unit'] | undefined =>
  UNITS.includes(value) ? (value as ScoredExample['unit']) : undefined;
