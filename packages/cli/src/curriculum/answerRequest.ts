import { BridgeError } from './bridgeError.ts';
import { type Look, type Move, parseRequest } from './parseRequest.ts';
import type { StateFile } from './stateFile.ts';

/** What a request is answered with. */
export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly error: { readonly code: string; readonly message: string } };

/** An answer, and whether the server must stop after giving it. */
export interface Answered {
  readonly answer: Answer;
  readonly fatal: boolean;
}

/**
 * Answers one request; what is wrong with it is an answer too.
 *
 * @param state the curriculum.
 * @param read gives operation and body; may throw a {@link BridgeError}.
 */
export function answerRequest(
  state: StateFile,
  read: () => { readonly op: unknown; readonly body: unknown },
): Answered {
  try {
    const { op, body } = read();
    const request = parseRequest(op, body);
    const result = isMove(request) ? state.move(request) : state.look(request);
    return { answer: { ok: true, result }, fatal: false };
  } catch (error) {
    return refusal(error);
  }
}

const isMove = (request: Move | Look): request is Move =>
  request.op === 'ask' || request.op === 'observe' || request.op === 'change';

/** The answer that tells an error. */
export function refusal(error: unknown): Answered {
  const known =
    error instanceof BridgeError
      ? error
      : new BridgeError('internal', error instanceof Error ? error.message : String(error), {
          fatal: true,
        });
  return {
    answer: { error: { code: known.code, message: known.message } },
    fatal: known.fatal,
  };
}
