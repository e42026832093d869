import {
  type ChannelCredentials,
  Client,
  connectivityState,
  credentials,
  Metadata,
  status,
} from '@grpc/grpc-js';
import { isLocal } from '../address/isLocal.ts';
import type { SparkAddress } from '../address/parseAddress.ts';
import type { ChannelOptions, TlsOptions } from './channelOptions.ts';
import { type RpcError, rpcError } from './rpcError.ts';

/** A call with many answers. */
export interface Call {
  /** The next answer. */
  next(): Promise<IteratorResult<Buffer, unknown>>;
  /** Ends the call; it must be called, also after the last answer. */
  cancel(): void;
}

/** A connection that carries calls, opened when the first one is made and again when it was lost. */
export interface Channel {
  /** One message there, one back. */
  unary(method: string, request: Buffer, timeoutMs: number): Promise<Buffer>;
  /** One message there, many back. */
  stream(method: string, request: Buffer): Call;
  /** Whether there is a connection. */
  isOpen(): boolean;
  /** Lets calls that run end, and takes no more. */
  close(): void;
}

/** Opens a channel to a server. */
export function openChannel(address: SparkAddress, options: ChannelOptions): Channel {
  const { host, port, headers, userAgent } = address;
  const client = new Client(`${host}:${port}`, channelCredentials(address, options.tls), {
    'grpc.primary_user_agent': userAgent,
    'grpc.max_receive_message_length': -1,
    'grpc-node.flow_control_window': 4 << 20,
    'grpc.initial_reconnect_backoff_ms': 50,
    'grpc.max_reconnect_backoff_ms': 10_000,
    'grpc.enable_retries': 0,
    'grpc.use_local_subchannel_pool': 1,
    'grpc.service_config_disable_resolution': 1,
    'grpc.enable_http_proxy': isLocal(host) ? 0 : 1,
  });
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(headers)) metadata.set(key, value);

  const isOpen = () => client.getChannel().getConnectivityState(false) === connectivityState.READY;

  /** Gives a call up, with a reason of ours, where no connection comes about in time. */
  const watch = (call: { cancel(): void }, timeoutMs = Infinity) => {
    let given: RpcError | undefined;
    const giveUp = (code: status, details: string) => {
      given ??= rpcError(code, details);
      call.cancel();
    };
    const connecting = setTimeout(() => {
      if (!isOpen()) giveUp(status.UNAVAILABLE, 'no connection within the limit');
    }, options.connectTimeoutMs);
    const limit = Number.isFinite(timeoutMs)
      ? setTimeout(() => giveUp(status.DEADLINE_EXCEEDED, 'no answer within the limit'), timeoutMs)
      : undefined;
    return {
      reason: () => given,
      end: () => [connecting, limit].forEach(clearTimeout),
    };
  };

  return {
    unary: (method, request, timeoutMs) =>
      new Promise((resolve, reject) => {
        const done = (error: Error | null, answer?: Buffer) => {
          watched.end();
          if (error) reject(watched.reason() ?? error);
          else resolve(answer!);
        };
        const call = client.makeUnaryRequest(path(method), same, same, request, metadata, done);
        const watched = watch(call, timeoutMs);
      }),
    stream: (method, request) => {
      const call = client.makeServerStreamRequest(path(method), same, same, request, metadata);
      call.on('error', () => {}); // told by next(); after the call was left, to nobody
      const messages: AsyncIterator<Buffer> = call[Symbol.asyncIterator]();
      const watched = watch(call);
      return {
        next: () =>
          messages.next().catch((error) => {
            throw watched.reason() ?? error;
          }),
        cancel: () => {
          watched.end();
          call.cancel();
        },
      };
    },
    isOpen,
    close: () => client.close(),
  };
}

const path = (method: string): string => `/spark.connect.SparkConnectService/${method}`;
const same = (bytes: Buffer): Buffer => bytes;

function channelCredentials({ tls }: SparkAddress, { ca, key, cert }: TlsOptions) {
  const pem = (text: string | Uint8Array | undefined) => (text ? Buffer.from(text) : null);
  const made: ChannelCredentials = tls
    ? credentials.createSsl(pem(ca), pem(key), pem(cert))
    : credentials.createInsecure();
  return made;
}
