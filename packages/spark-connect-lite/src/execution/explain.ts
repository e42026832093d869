import { status } from '@grpc/grpc-js';
import { isRpcError, type RpcError } from '../channel/rpcError.ts';
import { redact } from '../error/redact.ts';
import { SparkConnectError } from '../error/sparkConnectError.ts';
import { unreachable } from '../error/unreachable.ts';
import { decode, type FetchErrorDetailsResponse } from '../protocol/messages.ts';
import type { Session } from './session.ts';

/** Where the short story of an error is, before it was fetched. */
interface ErrorInfo {
  readonly reason?: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** How long the long story of an error is waited for. */
const STORY_MS = 10_000;
const LONGEST = 500;

/** What was thrown by a call, as the error that a caller sees. A session that is lost is begun anew. */
export async function explain(session: Session, thrown: unknown): Promise<unknown> {
  if (!isRpcError(thrown)) return thrown;
  const local = unreachable(thrown.code, thrown.details);
  if (local) return local;
  const info = errorInfo(thrown);
  const { errorId, errorClass, sqlState } = info?.metadata ?? {};
  const root = errorId === undefined ? undefined : await story(session, errorId);
  const text = (root?.message ?? thrown.details).trim();
  const condition =
    root?.sparkThrowable?.errorClass ??
    errorClass ??
    /(?:^|: )\[([A-Z]+(?:[_.][A-Z]+)+)\]/.exec(text)?.[1];
  if (/^INVALID_HANDLE\.SESSION_/.test(condition ?? '')) session.renew();
  const first = text.split('\n')[0]!.slice(0, LONGEST) || wordsOf(thrown.code);
  return new SparkConnectError(redact(first, secretsOf(session)), {
    status: status[thrown.code],
    sqlState: root?.sparkThrowable?.sqlState ?? sqlState,
    condition,
    retryable:
      [status.UNAVAILABLE, status.ABORTED, status.RESOURCE_EXHAUSTED].includes(thrown.code) ||
      isLost(condition),
  });
}

/** What no message may repeat. */
function secretsOf({ address: { host, port, headers } }: Session): string[] {
  const values = Object.values(headers);
  return [`${host}:${port}`, ...values, ...values.map((value) => value.replace(/^Bearer /, ''))];
}

/** Whether the server knows our session or query no more; it would begin anew. */
const isLost = (condition = ''): boolean => /^INVALID_HANDLE\./.test(condition);

/** What stands in the trailers of a failed call. */
function errorInfo({ metadata }: RpcError): ErrorInfo | undefined {
  const [packed] = metadata?.get('grpc-status-details-bin') ?? [];
  if (packed === undefined) return undefined;
  try {
    const { details } = decode<{ details: { typeUrl?: string; value?: Uint8Array }[] }>(
      'Status',
      Buffer.from(packed as Buffer),
    );
    const any = details.find(({ typeUrl }) => typeUrl?.endsWith('google.rpc.ErrorInfo'));
    return any && decode<ErrorInfo>('ErrorInfo', any.value ?? new Uint8Array());
  } catch {
    return undefined; // what cannot be read is no story
  }
}

/** The root of an error, by its id; undefined where the server has none. */
async function story(session: Session, errorId: string) {
  try {
    const { rootErrorIdx, errors } = await session.unary<FetchErrorDetailsResponse>(
      'FetchErrorDetails',
      { errorId },
      STORY_MS,
    );
    return rootErrorIdx === undefined ? undefined : errors[rootErrorIdx];
  } catch {
    return undefined; // the short story stays
  }
}

/** Of a status without a text. */
function wordsOf(code: number): string {
  if (code === status.UNAUTHENTICATED) return 'the server wants another token';
  if (code === status.PERMISSION_DENIED) return 'the server does not allow it';
  return `the call failed with ${status[code] ?? 'an unknown status'}`;
}
