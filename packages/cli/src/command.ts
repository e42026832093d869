/** An option of a command; a flag when it takes no value. */
export interface CommandOption {
  /** Its name without dashes. */
  readonly flag: string;
  /** What its value stands for, e.g. `FILE`; '' for a flag. */
  readonly hint: string;
  readonly description: string;
  /** Another name; one letter is `-q`. */
  readonly alias?: string;
  readonly repeatable?: boolean;
  /** Names a column of a log. */
  readonly column?: boolean;
  /** The option of the library that it sets. */
  readonly sets?: string;
  /** Subcommand that it belongs to. */
  readonly part?: string;
}

/** A command of the tool, and what its `--help` says. */
export interface Command {
  readonly name: string;
  /** What it does, in a line. */
  readonly description: string;
  /** How it is called: a line for each way. */
  readonly lines: readonly string[];
  /** What goes in and what comes out. */
  readonly text: string;
  /** What may stand in the first place, where that is no file: `serve`, `replay`. */
  readonly words?: readonly string[];
  /** Lists between text and options. */
  readonly lists?: readonly { readonly title: string; readonly items: readonly string[] }[];
  readonly options: readonly CommandOption[];
  /** What the help says in place of the options that name columns. */
  readonly columnsNote?: string;
  readonly examples: readonly string[];
  /** Runs it; what the caller can mend is a UsageError. */
  run(rawArgs: readonly string[]): Promise<void>;
}
