import { BridgeError } from './bridgeError.ts';

/** What a request is answered with. */
type Answer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly error: { readonly code: string; readonly message: string } };

/** An answer, and whether the server must stop after giving it. */
export interface Answered {
  readonly answer: Answer;
  readonly fatal: boolean;
}

/** The answer that tells an error; only one that left the state in doubt stops the server. */
export function refusal(error: unknown): Answered {
  const message = error instanceof Error ? error.message : String(error);
  const code = (error as { code?: unknown }).code === 'DOMAIN' ? 'domain' : 'internal';
  const known = error instanceof BridgeError ? error : new BridgeError(code, message);
  return { answer: { error: { code: known.code, message } }, fatal: known.fatal };
}
