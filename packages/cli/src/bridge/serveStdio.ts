import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { answerRequest } from './answerRequest.ts';
import { BridgeError } from './bridgeError.ts';
import { parseJson } from './parseJson.ts';
import { refusal } from './refusal.ts';
import type { StateFile } from './stateFile.ts';

/** How the stdio server runs. */
export interface ServeStdioOptions {
  /** Bytes of a line at most. */
  readonly maxBytes: number;
  readonly input: Readable;
  readonly output: Writable;
  /** Ends the service after the request in hand. */
  readonly signal: AbortSignal;
}

/**
 * Answers one request per line with one line: `{id, op, …}` with `{id, ok, result}` or
 * `{id, error}`. A line that is no request is answered with an error and the service goes on.
 *
 * @param state the curriculum.
 * @param options streams and bounds.
 * @returns when the input ends or the signal comes; true when it must stop for a fatal error.
 */
export async function serveStdio(
  state: StateFile,
  { maxBytes, input, output, signal }: ServeStdioOptions,
): Promise<boolean> {
  const stop = (): void => {
    input.destroy();
  };
  signal.addEventListener('abort', stop);
  try {
    for await (const line of lines(input, maxBytes)) {
      let id: unknown = null;
      const { answer, fatal } =
        line === undefined
          ? refusal(new BridgeError('too-large', `expected a line of at most ${maxBytes} bytes`))
          : answerRequest(state, () => {
              const body = parseJson(line);
              const fields = typeof body === 'object' && body !== null ? body : {};
              id = idOf(fields as Record<string, unknown>);
              return { op: (fields as { op?: unknown }).op, body };
            });
      if (!output.write(`${JSON.stringify({ id, ...answer })}\n`)) await once(output, 'drain');
      if (fatal) return true;
      if (signal.aborted) return false;
    }
    return false;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The id to be given back: text or number, anything else is null. */
const idOf = ({ id }: Record<string, unknown>): unknown =>
  typeof id === 'number' || (typeof id === 'string' && id.length <= 1024) ? id : null;

/** Lines without their end, blank ones left out; undefined for one that is too long. */
async function* lines(input: Readable, most: number): AsyncGenerator<Buffer | undefined> {
  let parts: Buffer[] = [];
  let size = 0;
  let tooLong = false;
  const take = (part: Buffer): void => {
    size += part.length;
    if (size > most) tooLong = true;
    if (tooLong) parts = [];
    else parts.push(part);
  };
  const line = (): Buffer | undefined => (tooLong ? undefined : Buffer.concat(parts));
  for await (const chunk of input as AsyncIterable<Buffer>) {
    let at = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, at)) {
      take(chunk.subarray(at, end));
      at = end + 1;
      const whole = line();
      [parts, size, tooLong] = [[], 0, false];
      if (whole === undefined || !isBlank(whole)) yield whole;
    }
    if (at < chunk.length) take(chunk.subarray(at));
  }
  const rest = line();
  if (rest === undefined || !isBlank(rest)) yield rest;
}

const isBlank = (line: Buffer): boolean =>
  line.every((byte) => byte === 32 || byte === 13 || byte === 9);
