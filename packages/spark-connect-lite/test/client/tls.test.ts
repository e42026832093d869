import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFetched } from '@bits-per-sample/testkit';
import { ServerCredentials, status } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { connect, type SparkConnectError } from '../../src/index.ts';
import { type FakeServer, fault, startFake } from '../support/fakeServer.ts';

const openssl = spawnSync('openssl', ['version']).status === 0;
const TOKEN = 'right-token-of-tests';

describeFetched('over TLS', openssl ? {} : { reason: 'no openssl' }, () => {
  let folder: string;
  let ca: Buffer;
  let server: FakeServer;
  let address: string;
  const closes: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closes.splice(0)) await close();
  });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'spark-connect-lite-'));
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
        ...['-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
        ...['-keyout', key!, '-out', cert!],
      ],
      { stdio: 'ignore' },
    );
    ca = readFileSync(cert!);
    const pair = { private_key: readFileSync(key!), cert_chain: ca };
    server = await startFake(
      {
        unary(method, _, metadata) {
          if (metadata.get('authorization')[0] !== `Bearer ${TOKEN}`)
            throw fault(status.UNAUTHENTICATED, '');
          return method === 'AnalyzePlan' ? { sparkVersion: { version: '4.3.0' } } : {};
        },
      },
      ServerCredentials.createSsl(null, [pair]),
    );
    address = `sc://localhost:${new URL(server.url).port}/;use_ssl=true`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const failure = async (url: string, options: Parameters<typeof connect>[1]) => {
    const spark = connect(url, options);
    closes.push(spark.close);
    return spark.version().then(
      () => expect.fail('no error'),
      (error): SparkConnectError => error,
    );
  };

  it('a known authority and the right token are let in', async () => {
    const spark = connect(address, { tls: { ca }, token: TOKEN });
    closes.push(spark.close);
    expect(await spark.version()).toBe('4.3.0');
  });

  it('the token of the environment is taken', async () => {
    process.env.SPARK_CONNECT_AUTHENTICATE_TOKEN = TOKEN;
    try {
      const spark = connect(address, { tls: { ca } });
      closes.push(spark.close);
      expect(await spark.version()).toBe('4.3.0');
    } finally {
      delete process.env.SPARK_CONNECT_AUTHENTICATE_TOKEN;
    }
  });

  it('an unknown authority is refused at once, and gets no token', async () => {
    const before = server.calls.length;
    const error = await failure(address, { token: TOKEN });
    expect([error.condition, error.retryable]).toEqual(['TLS', false]);
    expect(server.calls.length).toBe(before);
  });

  it('a certificate of another host is refused', async () => {
    const error = await failure(address.replace('localhost', '127.0.0.1'), {
      ...{ tls: { ca }, token: TOKEN },
    });
    expect(error.condition).toBe('TLS');
  });

  it('no token and a wrong one are refused', async () => {
    for (const token of ['', 'wrong-token-of-tests']) {
      const error = await failure(address, { tls: { ca }, token });
      expect(error.status).toBe('UNAUTHENTICATED');
      expect(error.message).toBe('the server wants another token');
    }
  });

  it('TLS to a server without it is refused', async () => {
    const plain = await startFake({});
    closes.push(plain.close);
    const error = await failure(`${plain.url}/;use_ssl=true`, { connectTimeoutMs: 1_000 });
    expect(error.condition).toMatch(/TLS|UNREACHABLE/);
  });
});
