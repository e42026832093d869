import { fromText } from '@bits-per-sample/logs';
import type { OptionalSource } from '../../src/index.ts';

/** A made run of TRL: what its trainer would write. */
export interface MadeRun {
  /** Reward functions by name; undefined where one does not apply. */
  readonly functions: Readonly<
    Record<string, (step: number, i: number, k: number) => number | undefined>
  >;
  readonly weights?: readonly number[];
  readonly scaling?: 'group' | 'batch' | 'none';
  readonly steps?: number;
  readonly prompts?: number;
  readonly groupSize?: number;
  /** Columns of the user's, constant in a group. */
  readonly extra?: Readonly<Record<string, (step: number, i: number) => number | string>>;
  /** Steps at which an evaluation was written over the completions. */
  readonly evaluated?: readonly number[];
  /** Prompts and completions as chat messages. */
  readonly chat?: boolean;
}

export interface Row {
  readonly step: number;
  readonly prompt: string;
  readonly reward: number;
  readonly [column: string]: unknown;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
}

/** Rows of a step, with the weighted reward that the trainer computed. */
function rowsOf(run: MadeRun, step: number, evaluation: boolean): Row[] {
  const { functions, scaling = 'group', prompts = 4, groupSize = 4, extra = {}, chat } = run;
  const names = Object.keys(functions);
  const weights = run.weights ?? names.map(() => 1);
  const groups = Array.from({ length: prompts }, (_, i) =>
    Array.from({ length: groupSize }, (_, k) => {
      const parts = names.map(
        (name) => functions[name]!(step + (evaluation ? 100 : 0), i, k) ?? null,
      );
      return {
        parts,
        reward: parts.reduce<number>((sum, x, j) => sum + weights[j]! * (x ?? 0), 0),
      };
    }),
  );
  const batch = deviationOf(groups.flat().map(({ reward }) => reward));
  return groups.flatMap((group, i) => {
    const rewards = group.map(({ reward }) => reward);
    const scale = { group: deviationOf(rewards), batch, none: 1 - 1e-4 }[scaling] + 1e-4;
    const prompt = evaluation ? `held out ${i}` : `question ${step} ${i}`;
    return group.map(({ parts, reward }, k) => ({
      step,
      prompt,
      completion: chat ? [{ role: 'assistant', content: `answer ${k}` }] : `answer ${k}`,
      ...Object.fromEntries(names.map((name, j) => [name, parts[j]])),
      ...Object.fromEntries(Object.entries(extra).map(([name, of]) => [name, of(step, i)])),
      advantage: Math.fround((reward - meanOf(rewards)) / scale),
      reward,
      ...(chat && { prompt: [{ role: 'user', content: prompt }] as unknown as string }),
    }));
  });
}

/** The means that a trainer logs of rows. */
function meansOf(run: MadeRun, rows: readonly Row[], prefix = ''): Record<string, unknown> {
  const logged: Record<string, unknown> = {};
  for (const name of Object.keys(run.functions)) {
    const known = rows.map((row) => row[name]).filter((x): x is number => typeof x === 'number');
    logged[`${prefix}rewards/${name}/mean`] =
      known.length === 0 ? null : Math.fround(meanOf(known));
    logged[`${prefix}rewards/${name}/std`] = 0.1;
  }
  logged[`${prefix}reward`] = Math.fround(meanOf(rows.map(({ reward }) => reward)));
  return logged;
}

/** A run as rows of training, what stands in its files, and its history. */
export function madeRun(run: MadeRun) {
  const { steps = 4, evaluated = [] } = run;
  const training: Row[][] = [];
  const files: Row[][] = [];
  const history: Record<string, unknown>[] = [];
  for (let step = 1; step <= steps; step++) {
    const rows = rowsOf(run, step, false);
    training.push(rows);
    history.push({ step, loss: 0, ...meansOf(run, rows), 'completions/mean_length': 100 + step });
    if (evaluated.includes(step)) {
      const held = rowsOf(run, step, true);
      files.push(held);
      history.push({ step, ...meansOf(run, held, 'eval_') });
    } else files.push(rows);
  }
  return { training: training.flat(), files, state: { global_step: steps, log_history: history } };
}

/** Lines of JSON, as the rows stand in a file: without the reward, which TRL does not write. */
export const linesOf = (rows: readonly Row[]): string =>
  rows.map(({ reward: _, ...row }) => `${JSON.stringify(row)}\n`).join('');

/** A file among others of a folder. */
export const inFolder = (text: string, name: string): OptionalSource => ({
  ...fromText(text, name),
  optional: true,
});

/** The files of a run, in a folder. */
export function folderOf(
  { files, state }: ReturnType<typeof madeRun>,
  { state: at = 'out/trainer_state.json', folder = 'out/completions' } = {},
): OptionalSource[] {
  return [
    ...files.map((rows) =>
      inFolder(
        linesOf(rows),
        `${folder}/completions_${String(rows[0]!.step).padStart(5, '0')}.jsonl`,
      ),
    ),
    inFolder(JSON.stringify(state, null, 2), at),
  ];
}
