import { isObject } from '../rows/objectOf.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { isMetrics } from './isMetrics.ts';
import { pythonLiteral } from './pythonLiteral.ts';
import { PROGRESS_BAR } from './stepColumns.ts';

/** A longer line is no line of metrics. */
const LONGEST = 1 << 20;

/** A bar of tqdm: `12/250 [00:11<…`. */
const BAR = /(\d{1,12})\/(\d{1,12}) \[\d/g;

/** Escapes that colour a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they are made of
const COLOR = /\u001b\[[\d;]{0,16}m/g;

/** The word before the step of a line, near its start. */
const STEP =
  /(?:^|[\s|>\])])(?:s|step|steps|global_step|train_step|iter|iteration|update)[ \t]?[:=][ \t]?(\d{1,15})(?:\/\d{1,15})?(?=[\s,|;-]|$)/i;
const STEP_WITHIN = 120;

/** A name and its number: `loss:0.5`, `grad_norm=1e-3`, `lr: np.float64(0.1)`. */
const PAIR =
  /(?<![\w./@-])([A-Za-z_][\w./@%+-]{0,100})[ \t]?[:=][ \t]?(?:np\.float(?:32|64)\()?([+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:e[+-]?\d{1,3})?|nan|[+-]?inf)(?=[\s,|;)%]|$)/gi;

/**
 * The metrics that a line of a console holds: dicts as Python or JSON prints them, anywhere in the
 * line, or names and numbers after a step (`step:1 - actor/loss:0.1`). Any other line has none.
 */
export function consoleRows(line: string): RowObject[] {
  if (line.length > LONGEST) return [];
  const text = line.includes('\u001b') ? line.replace(COLOR, '') : line;
  const rows = text.includes('{') ? dictsIn(text) : [];
  if (rows.length > 0) return rows;
  const row = pairsIn(text);
  return row === undefined ? [] : [row];
}

function dictsIn(text: string): RowObject[] {
  const rows: RowObject[] = [];
  let from = 0;
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', from)) {
    const dict = pythonLiteral(text, at);
    if (dict !== undefined && isObject(dict.value) && isMetrics(dict.value)) {
      const bar = barIn(text.slice(from, at));
      rows.push(bar === undefined ? dict.value : { ...dict.value, [PROGRESS_BAR]: bar });
    }
    from = dict?.end ?? at + 1;
  }
  return rows;
}

/** Where the last bar of progress stands; a bar of one step or of none says nothing. */
function barIn(text: string): number | undefined {
  const last = [...text.matchAll(BAR)].at(-1);
  return last !== undefined && Number(last[2]) > 1 ? Number(last[1]) : undefined;
}

function pairsIn(text: string): RowObject | undefined {
  const step = STEP.exec(text.slice(0, STEP_WITHIN));
  if (step === null) return undefined;
  const row: Record<string, unknown> = Object.create(null);
  const after = text.slice(step.index + step[0].length);
  for (const [, name, value] of after.matchAll(PAIR)) row[name!] = value;
  return Object.keys(row).length > 0 ? { ...row, step: Number(step[1]) } : undefined;
}
