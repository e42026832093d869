import type { EngineError } from '@bits-per-sample/sql';

/** The error with which a promise is rejected; fails when it is not. */
export async function fault(promise: Promise<unknown>): Promise<EngineError> {
  const nothing = Symbol('nothing');
  const error = await promise.then(
    () => nothing,
    (cause: unknown) => cause,
  );
  if (error === nothing) throw new Error('nothing was refused');
  if ((error as EngineError).code !== 'ENGINE') throw error;
  return error as EngineError;
}
