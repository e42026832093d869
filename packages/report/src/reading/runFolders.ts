import { RolloutIds, type RunFiles, TrlRun } from '@bits-per-sample/logs';

/** Folders inside the folder of a run. */
const INSIDE = /^(?:completions|checkpoint-\d+)$/;

/** The folder of the run that a file belongs to. */
export function folderOf(name: string): string {
  const parts = name.split(/[\\/]/).slice(0, -1);
  while (INSIDE.test(parts.at(-1) ?? '')) parts.pop();
  return parts.join('/');
}

/** The runs that files belong to, by their folders: what lies together is read together. */
export class RunFolders {
  readonly #runs = new Map<string, TrlRun>();
  readonly #ids = new RolloutIds();

  /** The run of a file. */
  of(name: string): TrlRun {
    const folder = folderOf(name);
    const run = this.#runs.get(folder) ?? new TrlRun();
    this.#runs.set(folder, run);
    return run;
  }

  /** A single trainer state belongs to the only run there is, wherever the two lie. */
  settle(): void {
    const runs = [...this.#runs.values()];
    const states = runs.filter(({ hasHistory }) => hasHistory);
    const orphans = runs.filter(({ hasRows, hasHistory }) => hasRows && !hasHistory);
    const [state] = states;
    if (state !== undefined && states.length === 1 && !state.hasRows && orphans.length === 1)
      orphans[0]!.adopt(state);
  }

  /** Folders with completions of their own; more than one are several runs. */
  get folders(): string[] {
    return [...this.#runs].flatMap(([folder, { hasRows }]) => (hasRows ? folder : []));
  }

  /** What every file is told when it is read for the first time: which rollouts came already. */
  get ids(): RunFiles {
    return this.#ids;
  }

  /** What is known of a file that was looked through, as all files of its run were. */
  knowledgeOf(name: string): RunFiles {
    const run = this.of(name);
    return { isNew: this.#ids.isNew, facts: (columns) => run.facts(columns) };
  }
}
