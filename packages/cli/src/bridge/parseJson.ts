import { BridgeError } from './bridgeError.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON out of bytes that somebody sent.
 *
 * @param bytes one JSON value in UTF-8.
 * @returns the value.
 * @throws {BridgeError} `malformed`; Python's `NaN` is no JSON, and the message says so.
 */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new BridgeError('malformed', 'expected UTF-8');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const hint = /\b(NaN|Infinity)\b/.test(text) ? '; JSON has no NaN, send null' : '';
    throw new BridgeError('malformed', `expected JSON: ${(error as Error).message}${hint}`);
  }
}
