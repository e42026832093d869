import type { QueryOptions } from '@bits-per-sample/sql';
import type { ReadingOptions } from '../options/reportOptions.ts';

/** How the queries of a run are followed and stopped. */
export const queryOptions = (
  name: string,
  { signal, onProgress }: Pick<ReadingOptions, 'signal' | 'onProgress'>,
): QueryOptions => ({
  signal,
  onProgress:
    onProgress &&
    (({ done, total }) =>
      onProgress({ file: name, size: total > 0 ? total : undefined, bytes: done, rows: 0 })),
});
