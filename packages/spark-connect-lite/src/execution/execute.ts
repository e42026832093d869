import { status } from '@grpc/grpc-js';
import { isRpcError, rpcError } from '../channel/rpcError.ts';
import { SparkConnectError } from '../error/sparkConnectError.ts';
import type { ExecutePlanResponse } from '../protocol/messages.ts';
import type { SparkProgress } from '../protocol/sparkProgress.ts';
import { explain } from './explain.ts';
import { Operation } from './operation.ts';
import { Patience } from './patience.ts';
import type { Session } from './session.ts';

/** How a plan is executed. */
export interface ExecuteOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: SparkProgress) => void) | undefined;
}

/**
 * Executes a plan and yields the answers that carry something. The server goes on when the
 * connection is lost, so what was lost is asked for again behind the last answer that came.
 */
export async function* execute(
  session: Session,
  plan: object,
  options: ExecuteOptions = {},
): AsyncGenerator<ExecutePlanResponse, void> {
  const { signal } = options;
  signal?.throwIfAborted();
  const operation = new Operation(session, plan, signal);
  try {
    yield* untilComplete(session, operation, options);
  } catch (error) {
    signal?.throwIfAborted();
    if (operation.interrupted) throw ended();
    throw await explain(session, error);
  } finally {
    operation.end();
  }
}

/** The error of a query that its own session has ended, under Spark's name. */
const ended = (): SparkConnectError =>
  new SparkConnectError('the query was ended', { condition: 'OPERATION_CANCELED' });

/** All answers of an operation, over as many connections as it takes. */
async function* untilComplete(
  session: Session,
  operation: Operation,
  { signal, onProgress }: ExecuteOptions,
): AsyncGenerator<ExecutePlanResponse, void> {
  const patience = new Patience(session);
  for (;;) {
    let fault = rpcError(status.UNAVAILABLE, 'the stream ended early');
    try {
      for await (const answer of operation.answers()) {
        patience.renew();
        if (answer.executionProgress) onProgress?.(progressOf(answer.executionProgress));
        else yield answer;
      }
    } catch (error) {
      if (!isRpcError(error) || !operation.survives(error)) throw error;
      fault = error;
    }
    if (operation.complete) return;
    await patience.wait(fault, signal);
  }
}

/** Sums over the stages that are known so far. */
function progressOf({ stages }: NonNullable<ExecutePlanResponse['executionProgress']>) {
  const total = { tasks: 0, done: 0, bytes: 0 };
  for (const { numTasks = 0, numCompletedTasks = 0, inputBytesRead = 0 } of stages) {
    total.tasks += numTasks;
    total.done += numCompletedTasks;
    total.bytes += inputBytesRead;
  }
  return total;
}
