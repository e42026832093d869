import { type RunFiles, TrlRun } from '@bits-per-sample/logs';
import type { NamedSource } from './openSource.ts';
import { type RunOptions, readPart } from './readPart.ts';
import { RunFolders } from './runFolders.ts';

/** Files of TRL that say what the others of their run mean. */
const TELLING = /(?:^|[\\/])(?:completions_\d+\.[^\\/]*|trainer_state\.json)$/;

/**
 * What the files of a run tell of each other, for readers that take one file after the other:
 * reward functions and weights, steps that an evaluation wrote over, rollouts that came already.
 *
 * @param sources the files of the run.
 * @param options columns, formats, signal.
 * @returns by name of a file what its reader is to know; undefined for a single file.
 */
export async function runKnowledge(
  sources: readonly NamedSource[],
  options: RunOptions,
): Promise<(name: string) => RunFiles | undefined> {
  if (sources.length === 1) return () => undefined;
  const folders = new RunFolders();
  const looked = new Set<string>();
  for (const source of sources) {
    if (source.bytes?.slice === undefined || !TELLING.test(source.name)) continue;
    const formats = [...(options.formats ?? []), ...folders.of(source.name).formats];
    try {
      const { summary } = await readPart(source, { ...options, formats });
      if (summary.format === TrlRun.looked) looked.add(source.name);
    } catch (error) {
      // what it is worth is told when it is read for good
      if ((error as { code?: unknown }).code !== 'SCHEMA') throw error;
    }
  }
  folders.settle();
  return (name) => (looked.has(name) ? folders.knowledgeOf(name) : folders.ids);
}
