import { PromptIds } from '../prompt/promptIds.ts';
import type {
  DocumentFormat,
  RowContext,
  RowFormat,
  RowObject,
  RowReader,
} from '../rows/rowFormat.ts';
import type { RunFacts, RunFiles } from '../rows/runFacts.ts';
import { AdvantageEvidence } from './advantageEvidence.ts';
import { type LoggedMeans, rewardWeights } from './rewardWeights.ts';
import { trainerState } from './trainerState.ts';
import { type StepMeans, type TrlHistory, trlHistory } from './trlHistory.ts';
import { isTrlRow, partOf, rewardCandidates } from './trlRows.ts';

/** Sums over the rows of a step. */
interface StepSums {
  rows: number;
  readonly sums: number[];
  readonly known: number[];
  readonly prompts: Set<string>;
}

/** What rows with the same columns say. */
interface Columns {
  readonly names: readonly string[];
  readonly evidence: AdvantageEvidence;
  readonly steps: Map<number, StepSums>;
}

/**
 * The completions of a TRL run and the `trainer_state.json` beside them, read together. The files
 * of a run are looked through once with {@link formats}; what they say together, the facts, is
 * handed to the second reading as `run`. One file cannot tell its reward functions from columns of
 * the user's, their weights, or evaluation rows that were written over those of training.
 *
 * @example
 * ```ts
 * const run = new TrlRun();
 * const state = '{"global_step":1,"log_history":[{"step":1,"reward":0.5,"rewards/right/mean":1}]}';
 * await readLog(fromText(state), { formats: run.formats });
 * const row = '{"step":1,"prompt":"p","completion":"c","right":1,"advantage":0}';
 * const looked = await readLog(fromText(row), { formats: run.formats });
 * for await (const _ of looked.tables);
 * run.facts().weights?.get('right'); // => 0.5
 * ```
 */
export class TrlRun implements RunFiles {
  /** Name of the log that is only looked through. */
  static readonly looked: string = 'trl-run';
  readonly #columns = new Map<string, Columns>();
  readonly #facts = new Map<string, RunFacts>();
  #history: TrlHistory | undefined;

  /** Formats that take notes: one for completions, one for the trainer state. */
  get formats(): readonly (RowFormat | DocumentFormat)[] {
    return [
      {
        name: TrlRun.looked,
        kind: 'rollouts',
        recognises: isTrlRow,
        open: (context) => this.#look(context),
      },
      {
        ...trainerState,
        openDocument: (document, context) => {
          this.#remember(document);
          const { reward, ...mapping } = context.mapping;
          // a reward column is one of the completions, unless each mean stands for a group
          return trainerState.openDocument(
            document,
            mapping.groupSize === undefined ? { ...context, mapping } : context,
          );
        },
      },
    ];
  }

  /** Whether a trainer state was read. */
  get hasHistory(): boolean {
    return this.#history !== undefined;
  }

  /** Whether completions were looked through. */
  get hasRows(): boolean {
    return this.#columns.size > 0;
  }

  /** Takes over the trainer state of another run, where this one has none of its own. */
  adopt(other: TrlRun): void {
    this.#facts.clear();
    this.#history ??= other.#history;
  }

  /**
   * What the run says of rows with these columns.
   *
   * @param columns names of the columns between completion and advantage that hold numbers;
   *   those of the first file when left out.
   */
  facts(columns: readonly string[] = [...this.#columns.values()][0]?.names ?? []): RunFacts {
    const key = columns.join('\n');
    const told = this.#facts.get(key) ?? this.#factsOf(this.#columns.get(key));
    this.#facts.set(key, told);
    return told;
  }

  #factsOf(known: Columns | undefined): RunFacts {
    const names = known?.names ?? [];
    const own = names.filter((name) => this.#history?.functions.includes(name));
    const named = own.length > 0;
    const functions = named ? own : names;
    const evaluations = known === undefined ? new Set<number>() : this.#evaluated(known);
    return {
      named,
      absent: named ? this.#history!.functions.filter((name) => !names.includes(name)) : [],
      functions,
      weights: known && this.#weights(known, functions, named, evaluations),
      kindsKnown: this.#history !== undefined,
      evaluations,
    };
  }

  #remember(document: RowObject): void {
    this.#facts.clear();
    const history = trlHistory(document);
    if (history && history.lastStep >= (this.#history?.lastStep ?? 0)) this.#history = history;
  }

  #look({ head, tally }: RowContext): RowReader<never> {
    this.#facts.clear();
    const names = rewardCandidates(head);
    const key = names.join('\n');
    const columns = this.#columns.get(key) ?? {
      names,
      evidence: new AdvantageEvidence(names.length),
      steps: new Map<number, StepSums>(),
    };
    this.#columns.set(key, columns);
    const promptIds = new PromptIds(tally);
    return {
      uses: ['reward', 'rewardParts'],
      read: (row) => {
        const prompt = promptIds.of(row.prompt);
        if (prompt === undefined) return;
        const step = tally.number(row.step);
        const parts = names.map((name) => partOf(row[name], tally));
        const advantage = tally.number(row.advantage);
        columns.evidence.add({ group: `${step} ${prompt}`, parts, advantage });
        addTo(columns.steps, step, prompt, parts);
      },
    };
  }

  /**
   * Steps whose completions are of an evaluation. TRL writes the file of a step again after an
   * evaluation at that step, so a row of training there needs proof: means that are those of
   * training and not of evaluation, for prompts that were trained on at other steps too.
   */
  #evaluated({ names, steps }: Columns): Set<number> {
    const { evaluations, training } = this.#history ?? {
      evaluations: new Map<number, StepMeans>(),
      training: new Map<number, StepMeans>(),
    };
    const trainedOn = new Set<string>();
    for (const [step, { prompts }] of steps)
      if (!evaluations.has(step)) for (const prompt of prompts) trainedOn.add(prompt);
    const evaluated = new Set<number>();
    for (const [step, sums] of steps) {
      const means = evaluations.get(step);
      if (means === undefined) continue;
      const isTraining =
        agrees(names, sums, training.get(step)) &&
        !agrees(names, sums, means) &&
        [...sums.prompts].some((prompt) => trainedOn.has(prompt));
      if (!isTraining) evaluated.add(step);
    }
    return evaluated;
  }

  #weights(
    { names, evidence, steps }: Columns,
    functions: readonly string[],
    named: boolean,
    evaluations: ReadonlySet<number>,
  ): ReadonlyMap<string, number> | undefined {
    const at = functions.map((name) => names.indexOf(name));
    const weights = rewardWeights(evidence.of(at), functions.length, {
      means: this.#means(functions, at, steps, evaluations),
      fixed: named,
    });
    return weights && new Map(functions.map((name, i) => [name, weights[i]!]));
  }

  /** Means of the reward beside means of its parts, at steps whose file holds all of its rows. */
  #means(
    functions: readonly string[],
    at: readonly number[],
    steps: ReadonlyMap<number, StepSums>,
    evaluations: ReadonlySet<number>,
  ): LoggedMeans[] {
    const training = this.#history?.training ?? new Map<number, StepMeans>();
    const whole: LoggedMeans[] = [];
    // the logged mean holds parts that the rows do not
    if (this.#history?.functions.some((name) => !functions.includes(name))) return [];
    let gaps = false;
    for (const [step, sums] of steps) {
      gaps ||= at.some((i) => sums.known[i]! < sums.rows);
      const logged = training.get(step);
      const own = {
        ...sums,
        sums: at.map((i) => sums.sums[i]!),
        known: at.map((i) => sums.known[i]!),
      };
      if (logged && !evaluations.has(step) && agrees(functions, own, logged))
        whole.push({ reward: logged.reward, parts: own.sums.map((sum) => sum / sums.rows) });
    }
    if (whole.length > 0 || gaps) return whole;
    return [...training.values()]
      .map(({ reward, parts }) => ({
        reward,
        parts: functions.map((name) => parts.get(name) ?? Number.NaN),
      }))
      .filter(({ parts }) => functions.length > 0 && !parts.some(Number.isNaN));
  }
}

function addTo(
  steps: Map<number, StepSums>,
  step: number,
  prompt: string,
  parts: readonly number[],
): void {
  let sums = steps.get(step);
  if (sums === undefined) {
    sums = { rows: 0, sums: parts.map(() => 0), known: parts.map(() => 0), prompts: new Set() };
    steps.set(step, sums);
  }
  sums.rows++;
  sums.prompts.add(prompt);
  for (const [i, part] of parts.entries())
    if (!Number.isNaN(part)) {
      sums.sums[i]! += part;
      sums.known[i]!++;
    }
}

/** Whether the means of a step's rows are those that were logged, of every function logged. */
function agrees(
  names: readonly string[],
  { sums, known }: Pick<StepSums, 'sums' | 'known'>,
  logged: StepMeans | undefined,
): boolean {
  let compared = 0;
  for (const [i, name] of names.entries()) {
    const mean = logged?.parts.get(name);
    if (mean === undefined) continue;
    const own = sums[i]! / known[i]!;
    // a mean over no answer at all is logged as null, or as 0
    if (Number.isNaN(own) && (Number.isNaN(mean) || mean === 0)) continue;
    compared++;
    if (!(Math.abs(own - mean) <= 1e-5 * Math.max(1, Math.abs(mean)))) return false;
  }
  return compared > 0;
}
