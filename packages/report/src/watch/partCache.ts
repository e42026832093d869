import type { NamedSource } from '../reading/openSource.ts';
import { type PartOptions, type ReadPart, readPart } from '../reading/readPart.ts';
import { type EndsOf, readEnds } from '../reading/repeatedSources.ts';
import { FollowedPart } from './followedPart.ts';
import { RunTouch } from './runTouch.ts';
import type { WatchedSource } from './watchedSource.ts';

/** A file as it was last read. */
interface Known {
  readonly version: string;
  /** What it asked the other files; undefined where it was the only one. */
  readonly touch: RunTouch | undefined;
  readonly part: ReadPart | undefined;
  readonly error: unknown;
  readonly followed: FollowedPart | undefined;
}

/**
 * Reads the files of a run that is looked at again and again: one that has not changed is not read
 * twice, and of a log of JSON lines that has grown only what came to its end. What a file says may
 * depend on the others: one that asks which rollouts came already, or completions of TRL, are read
 * anew at every look, and one with verdicts in words when the words before it have changed.
 */
export class PartCache {
  readonly #formats: PartOptions['formats'];
  #known = new Map<string, Known>();
  #next = new Map<string, Known>();
  /** The ends of files, and the version that they are of. */
  readonly #ends = new Map<string, { readonly version: string; readonly ends: string }>();

  /** @param formats formats of the caller's own. */
  constructor(formats?: PartOptions['formats']) {
    this.#formats = formats;
  }

  /** A new look begins: files that the last one did not ask for are forgotten. */
  async start(): Promise<void> {
    for (const [name, { followed }] of this.#known)
      if (this.#next.get(name)?.followed !== followed) await followed?.close();
    this.#known = this.#next;
    this.#next = new Map();
  }

  /** The ends of a file, read once for each version of it. */
  readonly endsOf: EndsOf = async (source) => {
    const { version } = (source.bytes ?? {}) as WatchedSource;
    if (version === undefined) return readEnds(source);
    const known = this.#ends.get(source.name);
    if (known?.version === version) return known.ends;
    const ends = await readEnds(source);
    this.#ends.set(source.name, { version, ends });
    return ends;
  };

  /** Reads a file, or what is new of it. */
  readonly read = async (source: NamedSource, options: PartOptions): Promise<ReadPart> => {
    const { bytes, name } = source;
    const version = (bytes as WatchedSource | undefined)?.version;
    if (bytes?.slice === undefined || version === undefined || options.run?.facts !== undefined)
      return readPart(source, options);
    const { run } = options;
    const before = this.#known.get(name);
    const known = (before?.touch === undefined) === (run === undefined) ? before : undefined;
    if (known?.version === version && (run === undefined || known.touch?.replay(run))) {
      this.#next.set(name, known);
      if (known.part === undefined) throw known.error;
      return known.part;
    }
    const touch = run && new RunTouch(run);
    const quiet = { ...options, run: touch?.run };
    const keep = (result: Pick<Known, 'part' | 'error' | 'followed'>): void => {
      touch?.settle();
      if (touch?.ids !== true) this.#next.set(name, { version, touch, ...result });
    };
    const { followed, part: grown } = await follow(known?.followed, bytes, options);
    if (grown !== undefined) {
      keep({ part: grown, error: undefined, followed });
      return grown;
    }
    try {
      const part = await readPart(source, quiet);
      if (!this.#isOfRun(part, options)) keep({ part, error: undefined, followed });
      return part;
    } catch (error) {
      if ((error as { code?: unknown }).code === 'SCHEMA')
        keep({ part: undefined, error, followed });
      throw error;
    }
  };

  /** Whether a file was read by a format that only the files of this run know. */
  #isOfRun({ summary }: ReadPart, { formats = [] }: PartOptions): boolean {
    const own = new Set(this.#formats?.map(({ name }) => name));
    return formats.some(({ name }) => name === summary.format && !own.has(name));
  }
}

/** What came to the end of a file that is followed; one that cannot be is left alone. */
async function follow(
  known: FollowedPart | undefined,
  source: WatchedSource,
  options: PartOptions,
): Promise<{ followed: FollowedPart | undefined; part: ReadPart | undefined }> {
  try {
    const goesOn = known !== undefined && (await known.isStartOf(source));
    const followed = goesOn ? known : await FollowedPart.open(source, options);
    return { followed, part: await followed?.read(source) };
  } catch (error) {
    options.signal?.throwIfAborted();
    // reading it anew tells what is wrong
    if ((error as { code?: unknown }).code?.toString().startsWith('E')) throw error;
    return { followed: undefined, part: undefined };
  }
}
