import { status } from '@grpc/grpc-js';
import type { RpcError } from '../channel/rpcError.ts';
import { isRefusedByTls } from '../error/unreachable.ts';

/**
 * What is to be done about a failed call: `lost`, the server does not know the query; `cut`, the
 * connection went, the query goes on; `final`, the server has spoken.
 */
export function faultKind({ code, details }: RpcError): 'lost' | 'cut' | 'final' {
  // Sail says it in words of its own
  if (/INVALID_HANDLE\.(OPERATION|SESSION)_NOT_FOUND|operation not found/.test(details))
    return 'lost';
  if (code === status.UNAVAILABLE) return isRefusedByTls(details) ? 'final' : 'cut';
  if (code === status.DEADLINE_EXCEEDED) return 'cut';
  const broken = /INVALID_CURSOR\.DISCONNECTED|RST_STREAM/.test(details);
  return code === status.INTERNAL && broken ? 'cut' : 'final';
}
