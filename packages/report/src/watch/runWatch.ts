import { isDictionary, type Table } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
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
import { PartCache } from './partCache.ts';
import { tellFindings } from './tellFindings.ts';
import type { ToldFinding } from './toldFinding.ts';

/** What a look at a run saw. */
export interface RunLook {
  /** The report on the bytes that were there: what `report` says of them. */
  readonly report: Report;
  /** Findings that began since the look before. */
  readonly begun: readonly NowFinding[];
  /** Findings that were told and have ended. */
  readonly ended: readonly ToldFinding[];
  /** Steps of the run. */
  readonly steps: number;
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
 * (await watch.look(rows)).report.groups.live; // => 1
 * const more = rows.map((row) => ({ ...row, step: 2, reward: 1 }));
 * const { report, begun } = await watch.look([...rows, ...more]);
 * [report.groups.live, report.groups.solved, begun.length]; // => [1, 1, 0]
 * ```
 */
export class RunWatch {
  readonly #options: ReportOptions;
  readonly #build: BuildOptions;
  readonly #cache: PartCache;
  #told: readonly ToldFinding[];
  #versions = '';

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
   * @param options `ended`: no more is coming, so that the last step is complete.
   * @throws what `report` throws of the same sources; the next look may find them readable.
   */
  async look(run: RunSource, { ended = false }: { ended?: boolean } = {}): Promise<RunLook> {
    const sources = sourcesOf('RunWatch', run);
    await this.#cache.start();
    const versions = JSON.stringify(
      sources.map(({ name, bytes, size }) => [
        name,
        size,
        (bytes as { version?: unknown } | undefined)?.version,
      ]),
    );
    const source = await runOf(await withoutRepeats(sources), this.#options, this.#cache.read);
    const report = buildReport(source, this.#build);
    const steps = stepsOf(source.groups, source.metrics);
    const {
      begun,
      ended: over,
      told,
    } = tellFindings(this.#told, {
      findings: [...(report.now?.trends ?? []), ...(report.now?.causes ?? [])],
      steps,
      last: report.now?.to ?? null,
      complete: ended || versions === this.#versions,
    });
    this.#told = told;
    this.#versions = versions;
    return { report, begun, ended: over, steps };
  }
}

/** How many steps a run has. */
function stepsOf(groups: Table, metrics: readonly Table[] = []): number {
  const steps = new Set<number>();
  for (const { columns } of [groups, ...metrics]) {
    const { step } = columns;
    if (step !== undefined && !isDictionary(step)) for (const x of step) steps.add(x);
  }
  return steps.size;
}
