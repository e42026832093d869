import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { ClickHouseClient } from '@clickhouse/client';

/** What came to a server. */
interface Request {
  readonly sql: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly user: string;
}

/** Speaks ClickHouse's HTTP before an embedded one: queries in the body, settings in the address. */
export async function serve(
  client: ClickHouseClient,
  { password, intercept }: { password: string; intercept?: Intercept },
) {
  const requests: Request[] = [];
  const server = createServer(async (request, response) => {
    const settings = Object.fromEntries(new URL(request.url!, 'http://x').searchParams);
    const [user = '', key] = Buffer.from(
      request.headers.authorization?.split(' ')[1] ?? '',
      'base64',
    )
      .toString()
      .split(':');
    const sql = await text(request);
    requests.push({ sql, settings, user });
    if (key !== password)
      return fail(response, 516, `${user}: Authentication failed`, 'AUTHENTICATION_FAILED');
    if (intercept?.(sql, response, settings)) return;
    try {
      const { stream } = await client.exec({ query: sql });
      for await (const part of stream) response.write(part);
      response.end();
    } catch (error) {
      const { code, type, message } = error as { code: string; type: string; message: string };
      fail(response, Number(code), message, type);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers a request itself, and says so. */
type Intercept = (
  sql: string,
  response: ServerResponse,
  settings: Readonly<Record<string, string>>,
) => boolean;

function fail(response: ServerResponse, code: number, message: string, type: string): void {
  response.writeHead(500, { 'X-ClickHouse-Exception-Code': `${code}` });
  response.end(`Code: ${code}. DB::Exception: ${message} (${type}) (version 26.7.2.1)\n`);
}
