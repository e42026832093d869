import { isDate } from './numberFromName.ts';

const WORDS =
  /(?<![A-Za-z])(?:(?:[Gg]lobal|[Tt]rain|[Tt]ime|[Uu]pdate)?[Ss]teps?|STEP|[Ii]teration|[Ii]ter|[Cc]ompletions|[Cc]heckpoint|[Cc]kpt)[_=.-]{0,2}0*(\d{1,12})(?!\d)/;
/** The same words inside a name like `evalStep5`. */
const CAMEL = /(?<=[a-z])(?:Step|Iteration|Iter|Checkpoint)[_=.-]{0,2}0*(\d{1,12})(?!\d)/;
const EPOCH = /(?<![A-Za-z])[Ee]poch[_=.-]{0,2}0*(\d{1,12})(?!\d)/;

/**
 * The training step that a file or folder name says it is of: `completions_00010.parquet`,
 * `step_3/traces.jsonl`, `checkpoint-500/eval.jsonl`, `iteration_000000/…`, `epoch_2.jsonl`. The
 * part of the path nearest to the file counts. Dates, seeds and numbers of runs are no steps, and
 * neither is a bare number but for the tools that write one, see `numberFromName`.
 */
export function stepFromName(path: string): number | undefined {
  for (const part of path.split(/[\\/]/).reverse()) {
    const digits = (WORDS.exec(part) ?? CAMEL.exec(part) ?? EPOCH.exec(part))?.[1];
    if (digits !== undefined && !isDate(digits)) return Number(digits);
  }
  return undefined;
}
