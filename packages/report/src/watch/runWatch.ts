import { isDictionary, type Table } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import { TrendMemory } from '../now/trendMemory.ts';
import { checkOptions } from '../options/checkOptions.ts';
import { type ReportOptions, reportTable } from '../options/reportOptions.ts';
import type { RunSource } from '../options/runSource.ts';
import { sourcesOf } from '../reading/openSource.ts';
import { runOf } from '../reading/readRun.ts';
import { withoutRepeats } from '../reading/repeatedSources.ts';
import type { BuildOptions } from '../report/buildOptions.ts';
import { buildOptionsOf } from '../report/buildOptionsOf.ts';
import { buildReport } from '../report/buildReport.ts';
import type { Report } from '../report/reportShape.ts';
import { sourceTrends } from '../report/sourceTrends.ts';
import type { ReportInput, ReportSource } from '../trials/reportSource.ts';
import { PartCache } from './partCache.ts';
import { tellFindings } from './tellFindings.ts';
import type { ToldFinding } from './toldFinding.ts';

/** What a look at a run saw. */
export interface RunLook {
  /** The report on the bytes that were there, what `report` says of them; null where it was not asked for. */
  readonly report: Report | null;
  /** What changed over the steps: `report.now.trends` of that report. */
  readonly trends: readonly NowFinding[];
  /** Findings that began since the look before. */
  readonly begun: readonly NowFinding[];
  /** Findings that were told and have ended. */
  readonly ended: readonly ToldFinding[];
  /** Findings that were told and hold, or held in one of the last steps. */
  readonly told: readonly ToldFinding[];
  /** What was read. */
  readonly input: ReportInput;
  /** Steps of the run. */
  readonly steps: number;
  /** The last of them, as logged; null where the log names none. */
  readonly last: number | null;
}

/** How a look is taken. */
export interface LookOptions {
  /**
   * Whether the last step is complete: no more is coming, or nothing came for a while. Until then
   * what that step alone shows is not told. Default false.
   */
  readonly complete?: boolean | undefined;
  /**
   * Whether the report is made. Default true. Without it a look costs what is new, and causes, which
   * the whole report tells, stand as the last one had them.
   */
  readonly whole?: boolean | undefined;
}

/** How a watch goes on. */
export interface WatchOptions extends ReportOptions {
  /** Findings that an earlier watch told: what `told` of it says. */
  readonly told?: readonly ToldFinding[] | undefined;
}

/**
 * A run that is watched while it is written. Every look gives the report on what is there, the one
 * that `report` would give, and what began and ended since the look before. Rows of JSON lines
 * (1.25 MB and more) that come to the end of a file are read and folded once; other files are read
 * anew when they have changed. It has no clock and opens nothing: whoever looks brings the sources,
 * so that it serves a command line and a page alike.
 *
 * @example
 * ```ts
 * const watch = new RunWatch();
 * const rows = [{ step: 1, group: 'a', reward: 1 }, { step: 1, group: 'a', reward: 0 }];
 * (await watch.look(rows)).report?.groups.live; // => 1
 * const more = rows.map((row) => ({ ...row, step: 2, reward: 1 }));
 * const { report, begun } = await watch.look([...rows, ...more]);
 * [report?.groups.live, report?.groups.solved, begun.length]; // => [1, 1, 0]
 * ```
 */
export class RunWatch {
  readonly #options: ReportOptions;
  readonly #build: BuildOptions;
  readonly #cache: PartCache;
  readonly #memory = new TrendMemory();
  #told: readonly ToldFinding[];
  #causes: readonly NowFinding[] = [];

  /**
   * @param options those of `report`, and what an earlier watch told.
   * @throws {DomainError} an option that is not what it must be.
   */
  constructor({ told = [], ...options }: WatchOptions = {}) {
    checkOptions('RunWatch', options, reportTable);
    this.#options = options;
    this.#build = buildOptionsOf('RunWatch', options);
    this.#cache = new PartCache(options.formats);
    this.#told = told;
  }

  /** Findings that were told and have not ended: all that a watch started anew must know. */
  get told(): readonly ToldFinding[] {
    return this.#told;
  }

  /**
   * Looks at a run.
   *
   * @param run its sources as they are now; files with a `version` are read anew only as far as
   *   they have changed.
   * @param options whether the last step is complete, and whether the report is asked for.
   * @throws what `report` throws of the same sources; the next look may find them readable.
   */
  async look(
    run: RunSource,
    { complete = false, whole = true }: LookOptions = {},
  ): Promise<RunLook> {
    const sources = sourcesOf('RunWatch', run);
    await this.#cache.start();
    const apart = await withoutRepeats(sources, this.#cache.endsOf);
    const source = await runOf(apart, this.#options, this.#cache.read);
    const seen = this.#see(source, whole);
    const {
      begun,
      ended: over,
      told,
    } = tellFindings(this.#told, {
      findings: [...seen.trends, ...this.#causes],
      steps: seen.steps,
      last: seen.last,
      complete,
    });
    this.#told = told;
    return { ...seen, input: source.input, begun, ended: over, told };
  }

  /** What changed over the steps, with the report or without it. */
  #see(
    source: ReportSource,
    whole: boolean,
  ): Pick<RunLook, 'report' | 'trends' | 'steps' | 'last'> {
    // means per step are few, and their report costs next to nothing
    if (!whole && source.input.kind !== 'metrics') {
      const { run, trends } = sourceTrends(source, this.#build, this.#memory);
      return { report: null, trends, steps: run.steps.length, last: run.steps.at(-1) ?? null };
    }
    const report = buildReport(source, this.#build);
    const { trends = [], causes = [], to = null } = report.now ?? {};
    this.#causes = causes;
    const named = report.steps.filter(({ name }) => name !== 'none').length;
    const steps = source.input.kind === 'metrics' ? stepsOf(source.metrics) : named;
    return { report, trends, steps, last: to };
  }
}

/** How many steps a log of means has. */
function stepsOf(metrics: readonly Table[] = []): number {
  const steps = new Set<number>();
  for (const { columns } of metrics)
    if (columns.step !== undefined && !isDictionary(columns.step))
      for (const x of columns.step) steps.add(x);
  return steps.size;
}
