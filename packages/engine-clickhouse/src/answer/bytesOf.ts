import type { ClickHouseClient, ExecParams } from '@clickhouse/client';

/** All bytes of an answer. */
export async function bytesOf(client: ClickHouseClient, params: ExecParams): Promise<Uint8Array> {
  const { stream } = await client.exec({
    ...params,
    // a server that has answered whole before it says that all went well
    clickhouse_settings: { wait_end_of_query: 1 },
  });
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream as AsyncIterable<Uint8Array>) {
    parts.push(part);
    length += part.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
