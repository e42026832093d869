import { EngineError } from '@bits-per-sample/sql';

/** Faults that may be over when the query is run again: too many queries, the network. */
const PASSING = new Set(['202', '203', '209', '210', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** Where a server is, as messages name it. */
const ADDRESS =
  /\b\w+:\/\/\S+|\[[\da-f:]+\](:\d+)?|\b(\d{1,3}\.){3}\d{1,3}(:\d+)?|\b(localhost|[\w-]+(\.[\w-]+)+):\d{2,5}\b/gi;

/** What the client threw, in the words of engines: without an address, a stack or a second line. */
export function engineErrorOf(cause: unknown, sql: string): EngineError {
  if (cause instanceof EngineError) return cause;
  const { message = '', code, type } = cause as { message?: string; code?: string; type?: string };
  const retryable = PASSING.has(String(code));
  // of a server that was not reached the cause would tell the address
  if (type === undefined)
    return new EngineError('clickhouse', `no answer from the server${code ? ` (${code})` : ''}`, {
      sql,
      condition: 'NO_ANSWER',
      retryable,
      ...(code === undefined ? { cause: shortened(message) } : {}),
    });
  return new EngineError('clickhouse', shortened(message), {
    sql,
    condition: code === '62' ? 'SYNTAX_ERROR' : type,
    retryable,
    cause,
  });
}

/** The first sentence of a message, which goes on with the whole query. */
function shortened(message: string): string {
  const [line = ''] = message.split('\n');
  const [said = ''] = line.split(/:? *(?:In scope|while executing|\. Stack trace)/);
  return said
    .replace(ADDRESS, '…')
    .replace(/[\s.:]+$/, '')
    .slice(0, 300);
}
