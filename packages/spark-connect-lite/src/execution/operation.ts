import { status } from '@grpc/grpc-js';
import type { Call } from '../channel/openChannel.ts';
import { type RpcError, rpcError } from '../channel/rpcError.ts';
import { rowsLost } from '../error/rowsLost.ts';
import { decode, type ExecutePlanResponse, encode } from '../protocol/messages.ts';
import { faultKind } from './faultKind.ts';
import { interrupt } from './interrupt.ts';
import { type Session, TIDY_MS } from './session.ts';
import { within } from './within.ts';

/**
 * Sail numbers no rows, and keeps its last 128 answers for a client that was cut off. If fewer come
 * after a cut, none was dropped.
 */
const KEPT = 100;

/** A plan that runs on the server, whether or not a connection to it is open. */
export class Operation {
  /** Whether all answers have come. */
  complete = false;
  #id = crypto.randomUUID();
  readonly #session: Session;
  readonly #plan: object;
  readonly #signal: AbortSignal | undefined;
  readonly #interrupts: number;
  #call: Call | undefined;
  /** Whether the server may know the operation, so that only its answers are asked for. */
  #known = false;
  #started = false;
  /** Whether somebody has rows of it. */
  #handedOn = false;
  #failed = false;
  /** Whether a stream without an answer has ended as if all was said. */
  #ended = false;
  #last: string | undefined;
  /** The server can only end what it was not told to forget. */
  #interrupting: Promise<unknown> | undefined;
  #reattached = false;
  /** Answers without a number since the first cut. */
  #unnumbered = 0;

  constructor(session: Session, plan: object, signal?: AbortSignal) {
    this.#session = session;
    this.#plan = plan;
    this.#signal = signal;
    this.#interrupts = session.interrupts;
    signal?.addEventListener('abort', this.#cancel, { once: true });
  }

  /** The answers that one connection brings. */
  async *answers(): AsyncGenerator<ExecutePlanResponse, void> {
    const half = this.#session.options.timeoutMs / 2;
    const call = this.#open();
    try {
      for (;;) {
        const next = await within(call.next(), half, this.#signal);
        if (next === 'late') return await this.#silence(half);
        if (next.done) {
          // a server that numbers no answers cannot be asked for more: there are none
          this.complete = this.#started && this.#last === undefined;
          this.#ended = !this.#started;
          return;
        }
        const answer = decode<ExecutePlanResponse>('ExecutePlanResponse', next.value);
        this.#note(answer);
        if (this.complete) return;
        this.#handedOn ||= (answer.arrowBatch?.rowCount ?? 0) > 0;
        if (answer.responseType !== undefined) yield answer;
        if (answer.responseId) this.#release({ releaseUntil: { responseId: answer.responseId } });
      }
    } finally {
      call.cancel();
    }
  }

  /** Whether the session has ended all that ran since this operation began. */
  get interrupted(): boolean {
    return this.#session.interrupts > this.#interrupts;
  }

  /** Whether the operation may go on after a fault, over another connection. */
  survives(error: RpcError): boolean {
    const kind = faultKind(error);
    if (this.#ended && error.code === status.UNIMPLEMENTED) this.complete = true;
    else if (this.interrupted) this.#failed = true;
    else if (kind === 'lost' && this.#reattached) this.#beginAnew();
    else if (kind !== 'cut') this.#failed = true;
    return !this.#failed;
  }

  /** Forgets an operation that the server does not know, unless somebody has rows of it. */
  #beginAnew(): void {
    if (this.#handedOn) throw rowsLost();
    this.#id = crypto.randomUUID();
    this.#known = false;
    this.#last = undefined;
  }

  /** Ends what may still run, and lets the server forget it. */
  end(): void {
    this.#signal?.removeEventListener('abort', this.#cancel);
    if (!this.complete && !this.#failed && !this.#signal?.aborted) this.#cancel();
    this.#release({ releaseAll: {} });
  }

  #open(): Call {
    const head = { ...this.#session.head(), operationId: this.#id };
    const clientObservedServerSideSessionId = this.#session.serverSession;
    const fields = this.#known
      ? { ...head, clientObservedServerSideSessionId, lastResponseId: this.#last }
      : {
          ...head,
          clientObservedServerSideSessionId,
          plan: this.#plan,
          requestOptions: [{ reattachOptions: { reattachable: true } }],
        };
    const method = this.#known ? 'ReattachExecute' : 'ExecutePlan';
    this.#reattached = this.#known;
    this.#known = true;
    this.#call = this.#session.stream(method, encode(`${method}Request`, fields));
    return this.#call;
  }

  /** A long query is silent, too: it is asked for over a new connection if there is a server. */
  async #silence(ms: number): Promise<void> {
    if (this.#signal?.aborted) throw rpcError(status.CANCELLED, 'cancelled');
    const answered = await within(this.#session.answersAnew(ms), ms, this.#signal);
    if (answered !== true) throw rpcError(status.DEADLINE_EXCEEDED, 'silence');
  }

  #note(answer: ExecutePlanResponse): void {
    const { serverSideSessionId, responseId, responseType, arrowBatch } = answer;
    this.#session.heard = true;
    this.#session.serverSession ??= serverSideSessionId || undefined;
    this.#started = true;
    this.#last = responseId || this.#last;
    this.complete = responseType === 'resultComplete';
    if (!this.#reattached || !arrowBatch || arrowBatch.startOffset !== undefined) return;
    if (++this.#unnumbered > KEPT) throw rowsLost();
  }

  #release(fields: object): void {
    const session = this.#session;
    const release = { operationId: this.#id, ...fields };
    void session.tidy(() => session.unary('ReleaseExecute', release, TIDY_MS), this.#interrupting);
  }

  #cancel = (): void => {
    this.#call?.cancel();
    this.#interrupting ??= this.#session.tidy(() => interrupt(this.#session, this.#id));
  };
}
