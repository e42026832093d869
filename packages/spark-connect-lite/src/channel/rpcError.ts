import type { Metadata } from '@grpc/grpc-js';

/** A call that failed: the status of gRPC, before anybody has explained it. */
export interface RpcError extends Error {
  readonly code: number;
  readonly details: string;
  readonly metadata?: Metadata;
}

/** Whether something that was thrown is the status of a call. */
export const isRpcError = (thrown: unknown): thrown is RpcError =>
  thrown instanceof Error && 'code' in thrown && 'details' in thrown;

/** A status of our own making, such as that of a call that was given up. */
export const rpcError = (code: number, details: string): RpcError =>
  Object.assign(new Error(details), { code, details });
