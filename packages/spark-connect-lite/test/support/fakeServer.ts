import {
  Metadata,
  Server,
  ServerCredentials,
  type sendUnaryData,
  type status,
} from '@grpc/grpc-js';
import { decode, encode } from '../../src/protocol/messages.ts';

/** A request as the server sees it: fields in camelCase. */
// biome-ignore lint/suspicious/noExplicitAny: any message
type Request = any;

/** One stream of answers; the fields of each, or an error that ends it. */
export type Answers = AsyncIterable<object> | Iterable<object>;

/** What a server does; what is not given is answered with an empty message. */
export interface FakeService {
  execute?(request: Request, metadata: Metadata): Answers;
  reattach?(request: Request, metadata: Metadata): Answers;
  unary?(method: string, request: Request, metadata: Metadata): object | Promise<object>;
}

/** An error with a status of gRPC, and what else a server says of it. */
export function fault(code: status, details: string, info?: Readonly<Record<string, string>>) {
  const metadata = new Metadata();
  if (info) {
    const value = encode('ErrorInfo', { reason: 'x', domain: 'org.apache.spark', metadata: info });
    const any = { typeUrl: 'type.googleapis.com/google.rpc.ErrorInfo', value };
    metadata.set('grpc-status-details-bin', encode('Status', { details: [any] }));
  }
  return Object.assign(new Error(details), { code, details, metadata });
}

const UNARY = ['AnalyzePlan', 'FetchErrorDetails', 'Interrupt', 'ReleaseExecute', 'ReleaseSession'];

/** A server of Spark Connect that says what a test wants it to. */
export interface FakeServer {
  readonly url: string;
  /** Methods that were called, in order. */
  readonly calls: string[];
  close(): void;
}

/** Starts a fake server on this machine; with a certificate it speaks TLS. */
export async function startFake(
  service: FakeService,
  credentials = ServerCredentials.createInsecure(),
): Promise<FakeServer> {
  const server = new Server();
  const calls: string[] = [];
  const same = (bytes: Buffer) => bytes;
  const method = (name: string, responseStream: boolean) => ({
    path: `/spark.connect.SparkConnectService/${name}`,
    requestStream: false,
    responseStream,
    ...{ requestSerialize: same, requestDeserialize: same },
    ...{ responseSerialize: same, responseDeserialize: same },
  });
  const streaming = (name: string, answers: FakeService['execute']) => async (call: Request) => {
    calls.push(name);
    try {
      const request = decode<Request>(`${name}Request`, call.request);
      for await (const answer of answers?.(request, call.metadata) ?? [])
        call.write(encode('ExecutePlanResponse', answer));
      call.end();
    } catch (error) {
      call.emit('error', error);
    }
  };
  const unary = (name: string) => async (call: Request, done: sendUnaryData<Buffer>) => {
    calls.push(name);
    try {
      const request = decode<Request>(`${name}Request`, call.request);
      const answer = (await service.unary?.(name, request, call.metadata)) ?? {};
      done(null, encode(`${name}Response`, answer));
    } catch (error) {
      done(error as Error);
    }
  };
  server.addService(
    {
      ExecutePlan: method('ExecutePlan', true),
      ReattachExecute: method('ReattachExecute', true),
      ...Object.fromEntries(UNARY.map((name) => [name, method(name, false)])),
    } as never,
    {
      ExecutePlan: streaming('ExecutePlan', service.execute),
      ReattachExecute: streaming('ReattachExecute', service.reattach),
      ...Object.fromEntries(UNARY.map((name) => [name, unary(name)])),
    },
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return { url: `sc://127.0.0.1:${port}`, calls, close: () => server.forceShutdown() };
}
