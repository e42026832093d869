import { promptId } from '../prompt/promptId.ts';
import type { Cells, NumberCells, TextCells } from './cells.ts';
import type { ColumnBatch } from './columnBatch.ts';
import { endOf } from './endOf.ts';
import type { FlatRollout } from './flatRollout.ts';
import type { LogTally } from './logTally.ts';
import { type Names, namesOf } from './namesOf.ts';
import { valueIn } from './valueIn.ts';

/** The fields of the rollouts of a batch, by the columns of their table. */
export interface FlatColumns {
  readonly names: ReadonlyMap<string, Names>;
  /** The names of the groups among them. */
  readonly group: Names;
  readonly numbers: ReadonlyMap<string, NumberCells>;
  /** The step of all rows, where it is no column. */
  readonly step: number | undefined;
  /** What was answered. */
  readonly text: TextCells | undefined;
  /** Names of the rollouts within their groups. */
  readonly rollout: Names | undefined;
}

/** The fields of a batch; undefined where a cell must be understood on its own. */
export function flatColumns(
  { cells }: ColumnBatch,
  flat: FlatRollout,
  tally: LogTally,
): FlatColumns | undefined {
  const { step, reward } = flat;
  const numbers = new Map<string, Cells | undefined>(
    Object.entries({ ...(typeof step === 'string' && { step }), reward, ...flat.numbers }).map(
      ([name, column]) => [name, cells.get(column)],
    ),
  );
  const of = (column: string | undefined) => (column === undefined ? undefined : cells.get(column));
  const texts = [of(flat.promptText), of(flat.status), of(flat.text)] as const;
  if (![...numbers.values()].every(areNumbers) || !texts.every(areTexts)) return undefined;

  const namesIn = (column: string | undefined): Names | undefined => {
    const found = of(column);
    if (found === undefined || column === undefined) return undefined;
    const names = namesOf(found, (value) => tally.id(value));
    const first = names.codes.findIndex((code) => code >= 0);
    if (first >= 0) flat.seen?.(column, valueIn(found)(first));
    return names;
  };
  const [promptText, status, text] = texts as readonly (TextCells | undefined)[];
  const prompt =
    namesIn(flat.prompt) ?? (promptText && namesOf(promptText, (value) => promptId(value)));
  const names = new Map(
    Object.entries({
      run: namesIn(flat.labels.run),
      group: flat.group === undefined ? prompt : namesIn(flat.group),
      prompt,
      category: namesIn(flat.labels.category),
      kind: namesIn(flat.labels.kind),
      status: status && namesOf(status, (value) => endOf(value, flat.status!)),
    }).filter((entry): entry is [string, Names] => entry[1] !== undefined),
  );
  const group = names.get('group');
  if (group === undefined) return undefined;
  return {
    names,
    group,
    numbers: numbers as ReadonlyMap<string, NumberCells>,
    step: typeof step === 'number' ? step : undefined,
    text,
    rollout: namesIn(flat.rollout),
  };
}

const areNumbers = (cells: Cells | undefined): boolean =>
  cells !== undefined && cells.kind !== 'text';

const areTexts = (cells: Cells | undefined): boolean =>
  cells === undefined || cells.kind === 'text';
