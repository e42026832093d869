import { status } from '@grpc/grpc-js';
import type { RpcError } from '../channel/rpcError.ts';
import { isRefusedByTls } from '../error/unreachable.ts';

// Sail says it in words of its own: a query that ended unheard has no context any more
const LOST =
  /INVALID_HANDLE\.(OPERATION|SESSION)_NOT_FOUND|operation not found|task context not found/;
const CUT = /INVALID_CURSOR\.DISCONNECTED|RST_STREAM|task is (already running|being paused)/;

/**
 * What is to be done about a failed call: `lost`, the server does not know the query; `cut`, the
 * connection went, the query goes on; `final`, the server has spoken.
 */
export function faultKind({ code, details, metadata }: RpcError): 'lost' | 'cut' | 'final' {
  if (LOST.test(details)) return 'lost';
  if (code === status.UNAVAILABLE) return isRefusedByTls(details) ? 'final' : 'cut';
  // without metadata it is ours: all time is up
  if (code === status.DEADLINE_EXCEEDED) return metadata ? 'cut' : 'final';
  return code === status.INTERNAL && CUT.test(details) ? 'cut' : 'final';
}
