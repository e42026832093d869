/** What an option takes. `'code'`: what only a program can give. */
export type OptionKind =
  | 'column'
  | 'columns'
  | 'conditions'
  | 'weights'
  | 'text'
  | 'rule'
  | 'choice'
  | 'share'
  | 'number'
  | 'whole'
  | 'wholes'
  | 'json'
  | 'log'
  | 'code';

/** What is told about an option: the help of the command line and the pages are made of it. */
export interface OptionDescription {
  /** What it takes; `'columns'`, `'conditions'` and `'weights'` may be given several times. */
  readonly kind: OptionKind;
  /** What stands for its value in a help text, e.g. `COLUMN`; '' for none. */
  readonly hint: string;
  /** What it does, in half a sentence; other options stand in backticks. */
  readonly description: string;
  /** A second name on a command line. */
  readonly alias?: string;
  /** Whether it says how the columns of a log are to be read. */
  readonly column: boolean;
  /** For `'whole'`: the least value; 1 when left out. */
  readonly least?: number;
}

/** An option with its name. */
export interface OptionEntry extends OptionDescription {
  /** Its name in code; on a command line `--output-tokens` for `outputTokens`. */
  readonly name: string;
}

/** A description for each field of an options type, no more and no fewer. */
export type OptionTable<Options> = {
  readonly [Name in keyof Required<Options>]: OptionDescription;
};

/** A table as a list, in its order. */
export const entriesOf = (
  table: Readonly<Record<string, OptionDescription>>,
): readonly OptionEntry[] => Object.entries(table).map(([name, about]) => ({ name, ...about }));
