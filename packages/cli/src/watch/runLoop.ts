import { setTimeout as sleep } from 'node:timers/promises';
import type { Report, RunLook, RunWatch, WatchedSource } from '@bits-per-sample/report';
import { UsageError } from '../usageError.ts';
import type { WatchFace } from './watchFace.ts';

/** What a loop of looks works with. */
export interface LoopParts {
  readonly watch: RunWatch;
  readonly face: WatchFace;
  /** The sources as they are now. */
  list(): Promise<readonly WatchedSource[]>;
  /** Whether no more can come, as at the end of standard input. */
  ended(): boolean;
  /** Seconds between two looks, at least. */
  readonly interval: number;
  /** Called after every look, before anything is drawn; true ends the loop. */
  onLook(look: RunLook): Promise<boolean>;
  /** Writes what is made of the whole report, such as a page; costs as much as the screen. */
  onReport(report: Report): Promise<void>;
  /** Ends the loop. */
  readonly signal: AbortSignal;
}

/** Share of the time that looking, drawing and writing may take. */
const SHARE = 0.1;

/**
 * Looks again and again until the run ends, something ends the watch, or the signal does. A look at
 * what has not changed costs a `stat` for each file. Where a look is expensive, looks become rare:
 * all of them together take a tenth of the time at most.
 *
 * @returns the last report; undefined where nothing could be read.
 */
export async function runLoop(parts: LoopParts): Promise<Report | undefined> {
  const { watch, face, interval, signal } = parts;
  let report: Report | undefined;
  let versions: string | undefined;
  // what stood still for one look has its last step complete
  let settled = false;
  while (!signal.aborted) {
    const started = performance.now();
    const ended = parts.ended();
    try {
      const sources = await parts.list();
      const now = JSON.stringify(sources.map(({ name, version }) => [name, version]));
      const still = now === versions;
      if (!still || !settled || ended) {
        const look = await watch.look(sources, { ended });
        settled = still;
        versions = now;
        report = look.report;
        const stop = await parts.onLook(look);
        if (!still || look.begun.length + look.ended.length > 0) {
          face.tell(look, look.report.now?.to ?? null);
          if (face.page) face.draw(look.report);
          await parts.onReport(look.report);
        }
        if (stop) return report;
      }
    } catch (error) {
      if (signal.aborted) break;
      if (ended || !isForNow(error)) throw error;
      face.wait((error as Error).message);
      versions = undefined;
    }
    if (ended) return report;
    const spent = performance.now() - started;
    await sleep(Math.max(1000 * interval, spent / SHARE - spent), undefined, { signal }).catch(
      () => {},
    );
  }
  return report;
}

/** Whether an error may pass as the run goes on: no file yet, no log yet, too little of it. */
function isForNow(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return (
    error instanceof UsageError ||
    code === 'SCHEMA' ||
    (error as Error).name === 'ReportError' ||
    (typeof code === 'string' && /^E[A-Z]+$/.test(code))
  );
}
