import type { ColumnMapping } from '../log/columnMapping.ts';
import { bareName } from './bareName.ts';
import { type CellPath, cellAt } from './cellAt.ts';
import { hasOnlyNeutralFields } from './hasOnlyNeutralFields.ts';
import { labelOf } from './labelOf.ts';
import type { LogHead } from './logHead.ts';
import { isObject } from './objectOf.ts';
import { parsedObject } from './parsedObject.ts';
import { rolloutColumns } from './rolloutColumns.ts';
import type { RowObject } from './rowFormat.ts';

/** Columns of a log that may say something of each prompt. */
export interface PromptColumns {
  /** Columns that may hold a label of each prompt, such as its source. */
  readonly labels: readonly CellPath[];
  /** The column of its text, where an id may stand beside it. */
  readonly text: CellPath | undefined;
}

/** Labels that are looked at. */
const MOST = 32;
/** Fields in fields that are looked into. */
const DEPTH = 3;

/** Words in names of columns that label no prompt, however constant: of times, of who wrote and answered, of outcomes. */
const OUT: ReadonlySet<string> = new Set(
  (
    'step steps globalstep iter iteration epoch time timing timestamp date day hour created updated ' +
    'elapsed duration latency rank worker shard replica host hostname node pid gpu device seed model ' +
    'policy agent checkpoint ckpt version reward rewards score scores advantage correct success passed ' +
    'solved accuracy acc finish stop reason error errors truncated status token tokens tokenized usage ' +
    'cost metric metrics length len chars arguments rollout trajectory traj episode session turn turns attempt ' +
    'attempts completion completions response responses output outputs generation logprob logprobs entropy'
  ).split(' '),
);
/** The same where a name ends in them: `question` is one, and `question_type` a label. */
const LAST: ReadonlySet<string> = new Set(
  (
    'prompt prompts input inputs question problem query instruction instructions message messages ' +
    'conversation content choices text raw prediction pred answer answers truth target gold gts solution label ' +
    'labels reference expected alias id ids idx index uid uuid hash key'
  ).split(' '),
);

/** Names of columns of sources, which are looked at first. */
const SOURCE =
  /source|dataset|domain|subject|topic|category|difficulty|level|lang|env|task|skill|subset|type/i;

/** Names of columns that hold a prompt, the most telling first. */
const TEXTS = (
  'prompt inputprompt prompttext promptmessages problem problemstatement question query ' +
  'instruction input messages conversation'
).split(' ');

/** Names of columns of pictures and the like: a text beside them is not the whole prompt. */
const MEDIA = /^(?:images?|videos?|audios?|multimodal(?:data|inputs)?|pixelvalues)$/;

/** The columns of a head that may say something of each prompt, without those in use. */
export function promptColumns({ rows, columns }: LogHead, mapping: ColumnMapping): PromptColumns {
  const { where: _, ...named } = mapping;
  const used = new Set<unknown>(Object.values(named).flat());
  const cells = new Map<string, { path: CellPath; values: unknown[] }>();
  for (const row of rows) collect(row, [], cells);
  const found = [...cells.values()].map(({ path, values }) => ({
    path,
    values,
    name: bareName(path.at(-1)!),
  }));
  const free = found.filter(({ path }) => !used.has(path.join('.')));
  const labels = free.filter(
    ({ path, values }) => path.every(mayLabel) && !isNeutralField(path) && values.every(isLabel),
  );
  const first = labels.filter(({ path }) => SOURCE.test(path.at(-1)!));
  const turns = mapping.rollout ?? rolloutColumns(columns, mapping, undefined).turn;
  const hasMedia = found.some(({ name }) => MEDIA.test(name));
  const texts = found.filter(({ values }) => values.every(isText));
  const byName = (wanted: string) => texts.find(({ name }) => name === wanted);
  const text =
    texts.find(({ path }) => path.join('.') === mapping.prompt) ??
    TEXTS.map(byName).find((column) => column !== undefined);
  return {
    labels: [...first, ...labels.filter((column) => !first.includes(column))]
      .slice(0, MOST)
      .map(({ path }) => path),
    // the text of a turn is another one in each turn
    text: turns === undefined && !hasMedia ? text?.path : undefined,
  };
}

const isLabel = (value: unknown): boolean => labelOf(value) !== null;

/** Whether a column of this name, or what stands in it, may label prompts. */
function mayLabel(name: string): boolean {
  const words = wordsOf(name);
  return name.length > 1 && !words.some((word) => OUT.has(word)) && !LAST.has(words.at(-1) ?? '');
}

/** The words of a name in snake case or camel case. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');

/** A text or chat messages. */
const isText = (value: unknown): boolean =>
  typeof value === 'string' ||
  isObject(value) ||
  (Array.isArray(value) && value.length > 0 && value.every(isObject));

/** Fields of the neutral row have their meaning; where a rollout comes from is a label. */
const isNeutralField = ([name = '', ...rest]: CellPath): boolean =>
  rest.length === 0 && name !== 'source' && hasOnlyNeutralFields({ [name]: 0 });

/** The cells of a row that are not missing, those in objects too. */
function collect(
  node: RowObject,
  above: CellPath,
  cells: Map<string, { path: CellPath; values: unknown[] }>,
): void {
  for (const name of Object.keys(node)) {
    const path = [...above, name];
    const cell = node[name];
    const inner = typeof cell === 'string' ? parsedObject(cell) : cell;
    if (isObject(inner) && path.length < DEPTH) collect(inner, path, cells);
    const value = cellAt(node, [name]);
    if (value === undefined || value === null) continue;
    const key = path.join('\n');
    const column = cells.get(key) ?? { path, values: [] };
    cells.set(key, column);
    column.values.push(value);
  }
}
