/** What a promise gives, or `late` when time is up or a signal is aborted first; it goes on. */
export async function within<T>(
  promise: Promise<T>,
  ms: number,
  ...signals: readonly (AbortSignal | undefined)[]
): Promise<T | 'late'> {
  const end = new AbortController();
  const limit = new Promise<'late'>((resolve) => {
    const late = () => resolve('late');
    const timer = setTimeout(late, ms);
    end.signal.addEventListener('abort', () => clearTimeout(timer));
    for (const signal of signals) {
      signal?.addEventListener('abort', late, { signal: end.signal });
      if (signal?.aborted) late();
    }
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    end.abort();
  }
}
