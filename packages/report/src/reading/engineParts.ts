import type { EngineRun } from '../options/engineRun.ts';
import { mappingOf, type NamedSource } from './openSource.ts';
import { partOf, partOptions, type ReadPart, type RunOptions } from './readPart.ts';

/** The parts of a run that engines reduce, by their source; they are read as one. */
export async function engineParts(
  sources: readonly NamedSource[],
  options: RunOptions,
): Promise<ReadonlyMap<NamedSource, ReadPart>> {
  const own = sources.filter(isReduced);
  if (own.length === 0) return new Map();
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  for (const { name, size } of own) onProgress?.({ file: name, size, bytes: 0, rows: 0 });
  const { open, fold } = partOptions(options);
  const { readEngines } = await import('../engine/readEngines.ts');
  const reduced = await readEngines(
    own.map(({ engine }) => engine),
    { mapping: mappingOf(open), fold, signal, onProgress, others: sources.length - own.length },
  );
  return new Map(
    own.map((source, i) => {
      const { kind, summary, sums } = reduced[i]!;
      return [source, partOf(source.name, kind, summary, sums)];
    }),
  );
}

/** A source that an engine reduces. */
type Reduced = NamedSource & { readonly engine: EngineRun };

const isReduced = (source: NamedSource): source is Reduced => source.engine !== undefined;
