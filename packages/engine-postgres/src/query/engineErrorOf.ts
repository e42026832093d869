import { EngineError } from '@bits-per-sample/sql';

/** Faults that may be over when the query is run again: deadlocks, restarts, no connection left. */
const PASSING = /^(40001|40P01|53300|57P0[123]|08\w{3}|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** Where a server is, as messages name it. */
const ADDRESS =
  /\b\w+:\/\/\S+|\bhost "[^"]*"|\[[\da-f:]+\](:\d+)?|\b(\d{1,3}\.){3}\d{1,3}(:\d+)?|\b(localhost|[\w-]+(\.[\w-]+)+):\d{2,5}\b/gi;

/** What the driver threw, in the words of engines: without an address or a second line. */
export function engineErrorOf(cause: unknown, sql: string): EngineError {
  if (cause instanceof EngineError) return cause;
  const { message = '', code, severity } = cause as Record<string, string | undefined>;
  const retryable = code !== undefined && PASSING.test(code);
  // of a server that was not reached the cause would tell the address
  if (severity === undefined)
    return new EngineError('postgres', `no answer from the server${code ? ` (${code})` : ''}`, {
      sql,
      condition: 'NO_ANSWER',
      retryable,
    });
  const said = message.split('\n')[0]!.replace(ADDRESS, '…').slice(0, 300);
  return new EngineError('postgres', said, { sql, sqlState: code, retryable, cause });
}
