import { status } from '@grpc/grpc-js';
import type { SparkAddress } from '../address/parseAddress.ts';
import type { ChannelOptions } from '../channel/channelOptions.ts';
import { type Call, type Channel, openChannel } from '../channel/openChannel.ts';
import { isRpcError } from '../channel/rpcError.ts';
import { decode, encode } from '../protocol/messages.ts';

/** Limits of a session. */
export interface SessionOptions extends ChannelOptions {
  readonly timeoutMs: number;
  readonly maxRetries: number;
}

/** Calls that are made by name, one message there and one back. */
type Unary =
  | 'AnalyzePlan'
  | 'FetchErrorDetails'
  | 'Interrupt'
  | 'ReleaseExecute'
  | 'ReleaseSession';

const INTERRUPT_ALL = 1;

/** How long a call that tidies up may take. */
export const TIDY_MS = 5_000;

/** Who asks, over which channel: what all calls of a session have in common. */
export class Session {
  readonly address: SparkAddress;
  readonly options: SessionOptions;
  /** Of the server; one that was restarted has another, and refuses ours. */
  serverSession: string | undefined;
  /** How often all that runs was ended. */
  interrupts = 0;
  /** Whether the server has ever answered. */
  heard = false;
  #id: string;
  #channel: Channel;
  readonly #tidying = new Set<Promise<unknown>>();

  constructor(address: SparkAddress, options: SessionOptions) {
    this.address = address;
    this.options = options;
    this.#id = address.sessionId ?? crypto.randomUUID();
    this.#channel = openChannel(address, options);
  }

  /** The fields that every request begins with. */
  head(): object {
    return {
      sessionId: this.#id,
      userContext: { userId: this.address.userId },
      clientType: this.address.userAgent,
    };
  }

  /** One call, one answer. */
  async unary<T = object>(
    method: Unary,
    fields: object,
    timeoutMs = this.options.timeoutMs,
  ): Promise<T> {
    const request = encode(`${method}Request`, { ...this.head(), ...fields });
    const answer = await this.#channel.unary(method, request, timeoutMs);
    this.heard = true;
    return decode<T>(`${method}Response`, answer);
  }

  /** One call, many answers. */
  stream(method: string, request: Buffer): Call {
    return this.#channel.stream(method, request);
  }

  /**
   * A call whose answer nobody waits for, but the end of the session and the calls that come after
   * it; none without a server.
   */
  tidy(call: () => Promise<unknown>, after?: Promise<unknown>): Promise<unknown> {
    if (!this.heard && !this.#channel.isOpen()) return Promise.resolve();
    const made: Promise<unknown> = Promise.resolve(after)
      .then(call)
      .catch(() => {})
      .finally(() => this.#tidying.delete(made));
    this.#tidying.add(made);
    return made;
  }

  /** Whether the server answers on a connection of its own, which is kept if it does. */
  async answersAnew(timeoutMs: number): Promise<boolean> {
    const channel = openChannel(this.address, this.options);
    const request = encode('AnalyzePlanRequest', { ...this.head(), sparkVersion: {} });
    const answered = await channel.unary('AnalyzePlan', request, timeoutMs).then(
      () => true,
      (error) =>
        isRpcError(error) && ![status.UNAVAILABLE, status.DEADLINE_EXCEEDED].includes(error.code),
    );
    const spare = answered ? this.#channel : channel;
    if (answered) this.#channel = channel;
    spare.close();
    return answered;
  }

  /** Ends all that runs in this session. */
  async interrupt(): Promise<void> {
    this.interrupts++;
    await this.unary('Interrupt', { interruptType: INTERRUPT_ALL });
  }

  /** A session that the server has lost is begun anew, empty. */
  renew(): void {
    this.#id = crypto.randomUUID();
    this.serverSession = undefined;
  }

  /** Ends the session on the server, waiting shortly for what is still to be tidied up. */
  async close(): Promise<void> {
    await Promise.all(this.#tidying);
    if (this.heard) await this.unary('ReleaseSession', {}, TIDY_MS).catch(() => {});
    this.#channel.close();
  }
}
