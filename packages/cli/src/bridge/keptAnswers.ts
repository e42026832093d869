import type { Json } from '@bits-per-sample/curriculum';
import { BridgeError } from './bridgeError.ts';

/** An answer under the key its request carried. */
export interface KeptAnswer {
  /** The client's name for the request. */
  readonly key: string;
  /** Digest of the request: a key used for another request is a mistake. */
  readonly request: string;
  /** What was answered. */
  readonly answer: Json;
}

/** The last answers, so that a client that did not hear one can ask again. */
export interface KeptAnswers {
  /** The answer under a key; undefined when there is none. */
  get(key: string, request: string): Json | undefined;
  /** Keeps an answer and lets the oldest go. */
  add(key: string, request: string, answer: Json): void;
  /** Oldest first. */
  toJSON(): readonly KeptAnswer[];
}

/** Answers kept: a client with a request in flight needs one, a fleet of clients one each. */
const MOST = 256;

/** Characters kept in all; the latest answer stays whatever its size. */
const MOST_TEXT = 4 << 20;

/**
 * A ring of answers by the key of their request. What it holds depends on the requests alone, so
 * a replayed journal brings it back.
 *
 * @param saved what `toJSON` gave.
 */
export function keptAnswers(saved: readonly KeptAnswer[] = []): KeptAnswers {
  const ring = new Map<string, KeptAnswer & { readonly size: number }>();
  let size = 0;
  const add = (key: string, request: string, answer: Json): void => {
    const entry = { key, request, answer, size: JSON.stringify(answer).length };
    ring.set(key, entry);
    size += entry.size;
    for (const [oldest, { size: freed }] of ring) {
      if (ring.size === 1 || (ring.size <= MOST && size <= MOST_TEXT)) break;
      ring.delete(oldest);
      size -= freed;
    }
  };
  for (const { key, request, answer } of saved) add(key, request, answer);
  return {
    get(key, request) {
      const kept = ring.get(key);
      if (kept !== undefined && kept.request !== request)
        throw new BridgeError('key-reused', `key ${key} was used for another request`);
      return kept?.answer;
    },
    add,
    toJSON: () => [...ring.values()].map(({ key, request, answer }) => ({ key, request, answer })),
  };
}
