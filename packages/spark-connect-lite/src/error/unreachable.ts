import { status } from '@grpc/grpc-js';
import { SparkConnectError } from './sparkConnectError.ts';

/** How this side says that there is no connection; a server that is unavailable says why. */
const OURS = /no connection|connection dropped|resol|stream ended early|HTTP status/i;

/** The error of a call that no server has answered; undefined of another. */
export function unreachable(code: number, details: string): SparkConnectError | undefined {
  if (code === status.DEADLINE_EXCEEDED)
    return new SparkConnectError('no answer within the time limit', {
      status: 'DEADLINE_EXCEEDED',
      condition: 'TIMEOUT',
      retryable: true,
    });
  if (code !== status.UNAVAILABLE || !OURS.test(details)) return undefined;
  if (isRefusedByTls(details))
    return new SparkConnectError('the encryption was refused: is the authority known (tls.ca)?', {
      status: 'UNAVAILABLE',
      condition: 'TLS',
    });
  const [why] = /\bE[A-Z]{4,}\b/.exec(details) ?? [];
  return new SparkConnectError(`the server cannot be reached${why ? ` (${why})` : ''}`, {
    status: 'UNAVAILABLE',
    condition: 'UNREACHABLE',
    retryable: true,
  });
}

/** Whether a connection failed for a reason that no retry mends. */
export const isRefusedByTls = (details: string): boolean =>
  /certificate|altnames|EPROTO|\bSSL\b|\bTLS\b|wrong version number/i.test(details);
