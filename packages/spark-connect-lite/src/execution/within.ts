/** What a promise gives, or `late` when time is up or the signal is aborted first; it goes on. */
export async function within<T>(
  promise: Promise<T>,
  ms: number,
  signal?: AbortSignal,
): Promise<T | 'late'> {
  const end = new AbortController();
  const limit = new Promise<'late'>((resolve) => {
    const late = () => resolve('late');
    const timer = setTimeout(late, ms);
    signal?.addEventListener('abort', late, { signal: end.signal });
    end.signal.addEventListener('abort', () => clearTimeout(timer));
    if (signal?.aborted) late();
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    end.abort();
  }
}
