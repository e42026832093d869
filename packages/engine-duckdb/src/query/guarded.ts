import type { EngineProgress, QueryOptions } from '@bits-per-sample/sql';

/** A listener whose own fault ends the query, and not the process. */
export function guarded(onProgress: QueryOptions['onProgress']): {
  tell: QueryOptions['onProgress'];
  failed: AbortSignal;
} {
  const controller = new AbortController();
  const tell = (progress: EngineProgress): void => {
    try {
      onProgress?.(progress);
    } catch (error) {
      controller.abort(error);
    }
  };
  return { tell: onProgress && tell, failed: controller.signal };
}
