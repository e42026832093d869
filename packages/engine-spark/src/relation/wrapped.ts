import { EngineError } from '@bits-per-sample/sql';

/**
 * A SELECT of somebody else as a subquery, so that nothing but a SELECT can be run: by itself Spark
 * would obey a DROP. The line break ends a comment.
 */
export function wrapped(sql: string): string {
  if (sql.includes('\0')) throw new EngineError('spark', 'a NUL cannot be sent to an engine');
  return `(${sql}\n)`;
}
