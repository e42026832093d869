import { dictionary } from '@bits-per-sample/core';
import { ColumnError, TrlRun } from '@bits-per-sample/logs';
import { ReportError } from '../options/reportError.ts';
import type { RunSource } from '../options/runSource.ts';
import type { ReportNote, ReportSource } from '../trials/reportSource.ts';
import { combineParts } from './combineParts.ts';
import { engineParts } from './engineParts.ts';
import { filesAs } from './filesAs.ts';
import { type LeftOut, leftOutLines } from './leftOut.ts';
import { type NamedSource, type OpenOptions, sourcesOf } from './openSource.ts';
import { type PartOptions, type ReadPart, type RunOptions, readPart } from './readPart.ts';
import { withoutRepeats } from './repeatedSources.ts';
import { folderOf, RunFolders } from './runFolders.ts';
import { withinSteps } from './withinSteps.ts';
import { withoutViews } from './withoutViews.ts';

/**
 * Reads sources one after the other as one run: memory grows with the groups. What lies together
 * is read together: files of one training tell each other's rewards, and a rollout that stands in
 * several of them counts once. Where neither rows nor names say which step they are of, the ids in
 * the files tell whether these are repetitions.
 *
 * @param fn name of the function that was called.
 * @param run one source or several.
 * @param options columns, success rule, name, progress, formats, signal.
 * @returns sums per group, and what was read.
 * @throws {DomainError} no source.
 * @throws {SchemaError} a source that must be a log is none.
 * @throws {ReportError} all sources are optional and none is a log; steps that it does not have.
 */
export async function readRun(
  fn: string,
  run: RunSource,
  options: RunOptions = {},
): Promise<ReportSource> {
  return runOf(await withoutRepeats(sourcesOf(fn, run)), options);
}

/** How one source of a run is read. */
export type PartReader = (source: NamedSource, options: PartOptions) => Promise<ReadPart>;

/**
 * The run of sources of which none repeats another.
 *
 * @param sources those that count, and those that hold what others hold.
 * @param options as of `readRun`.
 * @param read reads one of them; to be asked for some of them twice.
 */
export async function runOf(
  { kept, repeated }: Awaited<ReturnType<typeof withoutRepeats>>,
  options: RunOptions,
  read: PartReader = readPart,
): Promise<ReportSource> {
  const { parts, left, notes } = await readAll(kept, options, read);
  if (parts.length === 0)
    throw new ReportError('no-readable-log', `no readable log\n${leftOutLines(left).join('\n')}`);
  // means per step are no answer where rollouts lack a column that the caller named
  const lacking = left.find(
    ({ error }) => error instanceof ColumnError && error.column !== undefined,
  );
  if (lacking !== undefined && parts.every(({ kind }) => kind === 'metrics')) throw lacking.error;
  const views = withoutViews(parts);
  const whole = await combineParts(filesAs(views.kept, options.files), {
    left: leftOutLines(left),
    leftFiles: left.length,
    repeated: repeated.map(({ name }) => name),
    keep: options.keep,
    notes: [...notes, ...views.notes],
  });
  const source = withinSteps(whole, options);
  const { name } = options;
  return name === undefined ? source : { ...source, input: { ...source.input, files: [name] } };
}

/** Reads every source; completions of TRL after all the others, since these say what they mean. */
async function readAll(
  sources: readonly NamedSource[],
  options: RunOptions,
  readOne: PartReader,
): Promise<{ parts: ReadPart[]; left: LeftOut[]; notes: ReportNote[] }> {
  const parts: (ReadPart | undefined)[] = [];
  const left: LeftOut[] = [];
  const reduced = await engineParts(sources, options);
  const read = async (at: number, more: Pick<OpenOptions, 'run' | 'formats'>): Promise<void> => {
    const source = sources[at]!;
    try {
      parts[at] = reduced.get(source) ?? (await readOne(source, { ...options, ...more }));
    } catch (error) {
      if (!source.optional || (error as { code?: unknown }).code !== 'SCHEMA') throw error;
      parts[at] = undefined;
      left.push({ name: source.name, error: error as Error });
    }
  };
  if (sources.length === 1) {
    await read(0, {});
    return { parts: parts.filter((part) => part !== undefined), left, notes: [] };
  }
  const folders = new RunFolders();
  const looked = (at: number): boolean => parts[at]?.summary.format === TrlRun.looked;
  for (const at of inReadingOrder(sources)) {
    const { name, bytes } = sources[at]!;
    const formats = bytes?.slice === undefined ? [] : folders.of(name).formats;
    await read(at, { run: folders.ids, formats: [...(options.formats ?? []), ...formats] });
  }
  // a file of timeouts alone is understood by the words of the others
  for (const [at, part] of parts.entries())
    if (part?.summary.notes.some(({ code }) => code === 'ends-in-verdicts'))
      await read(at, { run: { words: folders.ids.words ?? new Map() }, formats: options.formats });
  folders.settle();
  for (const [at, { name }] of sources.entries())
    if (looked(at)) {
      await read(at, { run: folders.knowledgeOf(name), formats: options.formats });
      if (folders.folders.length > 1) parts[at] &&= withRun(parts[at], folderOf(name));
    }
  return {
    parts: parts.filter((part) => part !== undefined),
    left,
    notes: severalRuns(folders.folders),
  };
}

/** The groups of a file, as those of the run in a folder. */
function withRun(part: ReadPart, folder: string): ReadPart {
  const { groups } = part;
  if (groups === null || groups.columns.run !== undefined) return part;
  const confident = part.confident?.map((rollout) => ({ ...rollout, run: folder }));
  const sample = part.sample?.named({ run: folder });
  const run = dictionary(Array.from({ length: groups.rowCount }, () => folder));
  return { ...part, groups: { ...groups, columns: { ...groups.columns, run } }, confident, sample };
}

/** That the folders hold several runs, whose steps have the same numbers. */
function severalRuns(folders: readonly string[]): ReportNote[] {
  if (folders.length < 2) return [];
  const shown = `${folders.slice(0, 4).join(', ')}${folders.length > 4 ? ', …' : ''}`;
  const message = `The files are of ${folders.length} runs (${shown}). Their groups are kept apart, and all numbers are of all of them: name one folder to see one run.`;
  return [{ code: 'several-runs', severity: 'alarm', message }];
}

/**
 * Places of sources in the order in which they are read. Of an episode that stands in several
 * files, the copy that was trained on has its advantages, and the one in an index no step.
 */
function inReadingOrder(sources: readonly NamedSource[]): number[] {
  const rank = ({ name }: NamedSource): number =>
    /(?:^|[\\/])effective[\\/]/.test(name) ? 0 : /\.index\.jsonl/.test(name) ? 2 : 1;
  return [...sources.keys()].sort((a, b) => rank(sources[a]!) - rank(sources[b]!) || a - b);
}
