import type { EngineError } from '@bits-per-sample/sql';
import { expect } from 'vitest';

/** The EngineError of what must fail. */
export async function failure(promise: Promise<unknown>): Promise<EngineError> {
  const error = await promise.then(
    (value) => expect.fail(`did not fail: ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown as EngineError,
  );
  expect(error).toMatchObject({ name: 'EngineError', code: 'ENGINE', engine: 'postgres' });
  return error;
}
