/** The caller's mistake, or an input that cannot be read: a sentence and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
