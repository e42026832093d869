import { expect } from 'vitest';

/** The error that some work ends with; its message may hold none of the secrets. */
export async function failureOf(
  work: Promise<unknown>,
  secrets: readonly string[] = [],
): Promise<Error & { code?: unknown }> {
  const fault = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(fault, 'it was not refused').toBeInstanceOf(Error);
  const { message } = fault as Error;
  for (const secret of secrets) expect(message).not.toContain(secret);
  return fault as Error & { code?: unknown };
}
