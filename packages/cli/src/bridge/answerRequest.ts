import { type Look, type Move, parseRequest } from './parseRequest.ts';
import { type Answered, refusal } from './refusal.ts';
import type { StateFile } from './stateFile.ts';

/**
 * Answers one request; what is wrong with it is an answer too.
 *
 * @param state the curriculum.
 * @param read gives operation and body; may throw a `BridgeError`.
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
