import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineRun, Report, RunLook, RunWatch, WatchedSource } from '@bits-per-sample/report';
import { UsageError } from '../usageError.ts';
import type { WatchFace } from './watchFace.ts';

/** A source that may be another one at the next look. */
type Watched = WatchedSource | (EngineRun & { readonly version: string });

/** What a loop of looks works with. */
export interface LoopParts {
  readonly watch: RunWatch;
  readonly face: WatchFace;
  /** The sources as they are now. */
  list(): Promise<readonly Watched[]>;
  /** Whether no more can come, as at the end of standard input. */
  ended(): boolean;
  /** Seconds between two looks, at least. */
  readonly interval: number;
  /** Called after every look, before it is shown; true ends the loop. */
  onLook(look: RunLook): Promise<boolean>;
  /** Writes what is made of the whole report, such as a page. */
  onReport(report: Report): Promise<void>;
  /** Ends the loop. */
  readonly signal: AbortSignal;
}

/** Share of the time that whole reports may take, and that the other looks may. */
const SHARE = 0.1;

/**
 * Looks again and again until the run ends, something ends the watch, or the signal does. A look at
 * what has not changed costs a `stat` for each file, and one at a new step what is new. The whole
 * report costs far more in a long run: it is made anew when something began or ended, and else as
 * often as a tenth of the time allows.
 *
 * @returns the last report; undefined where nothing could be read.
 */
export async function runLoop(parts: LoopParts): Promise<Report | undefined> {
  const { watch, face, interval, signal } = parts;
  let report: Report | undefined;
  let versions: string | undefined;
  // what stood still for one look has its last step complete
  let settled = false;
  let stale = true;
  let due = 0;
  let costs: readonly [number, number] = [0, 0];

  /** Looks, and shows what it saw; true ends the loop. */
  const look = async (
    sources: readonly Watched[],
    complete: boolean,
    ended: boolean,
  ): Promise<boolean> => {
    const started = performance.now();
    const glance = await watch.look(sources, { complete, whole: false });
    const glanced = performance.now();
    costs = [costs[1], glanced - started];
    const whole =
      ended || glanced >= due || glance.begun.length > 0 || glance.ended.length > 0
        ? await watch.look(sources, { complete })
        : undefined;
    const seen = whole === undefined ? glance : together(glance, whole);
    stale = seen.report === null;
    report = seen.report ?? report;
    const stop = await parts.onLook(seen);
    face.tell(seen);
    if (seen.report !== null) await parts.onReport(seen.report);
    const now = performance.now();
    if (whole !== undefined) due = now + (now - glanced) / SHARE;
    return stop;
  };

  while (!signal.aborted) {
    const ended = parts.ended();
    try {
      const sources = await parts.list();
      const now = JSON.stringify(sources.map(({ name, version }) => [name, version]));
      const still = now === versions;
      if (!still || !settled || ended || (stale && performance.now() >= due)) {
        settled = still;
        versions = now;
        if (await look(sources, still || ended, ended)) return report;
      }
    } catch (error) {
      if (signal.aborted) break;
      if (ended || !isForNow(error)) throw error;
      face.wait((error as Error).message);
      versions = undefined;
    }
    if (ended) return report;
    // the first look reads all that is there, and the next ones what is new
    const cost = Math.min(...costs) / SHARE;
    await sleep(Math.max(1000 * interval, cost), undefined, { signal }).catch(() => {});
  }
  return report;
}

/** What a glance and the whole report saw, of the same bytes. */
const together = (glance: RunLook, whole: RunLook): RunLook => ({
  ...whole,
  begun: [...glance.begun, ...whole.begun],
  ended: [...glance.ended, ...whole.ended],
});

/** Whether an error may pass as the run goes on: no file yet, no log yet, too little of it, no server. */
function isForNow(error: unknown): boolean {
  const { code, retryable } = error as { code?: unknown; retryable?: unknown };
  return (
    error instanceof UsageError ||
    (code === 'ENGINE' && retryable === true) ||
    code === 'SCHEMA' ||
    code === 'REPORT' ||
    (typeof code === 'string' && /^E[A-Z]+$/.test(code))
  );
}
