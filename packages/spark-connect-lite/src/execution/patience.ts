import type { RpcError } from '../channel/rpcError.ts';
import type { Session } from './session.ts';
import { within } from './within.ts';

/** Pauses between tries: 50 ms, four times as long each time, a minute at most. */
const pause = (retry: number): number => Math.min(60_000, 50 * 4 ** (retry - 1));
const never = new Promise<never>(() => {});

/** How long, and how often, a server that is gone is asked again. */
export class Patience {
  readonly #session: Session;
  #retries = 0;
  /** Aborted when the server has been gone for too long. */
  #gone: AbortSignal | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The server has answered: all is well. */
  renew(): void {
    this.#retries = 0;
    this.#gone = undefined;
  }

  /** Waits until the next try is due; throws the fault when there were enough. */
  async wait(fault: RpcError, signal?: AbortSignal): Promise<void> {
    const { heard, options } = this.#session;
    this.#gone ??= AbortSignal.timeout(heard ? options.timeoutMs : options.connectTimeoutMs);
    const more = ++this.#retries <= options.maxRetries;
    if (more) await within(never, pause(this.#retries), this.#gone, signal);
    if (!more || signal?.aborted || this.#gone.aborted) throw fault;
  }
}
