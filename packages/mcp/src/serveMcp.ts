import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { McpOptions } from './mcpOptions.ts';
import { mcpServer } from './mcpServer.ts';

/**
 * Serves the report, the comparison, the inspection and the plan as tools of the Model Context
 * Protocol, over standard input and output, until input ends. The tools read and write nothing:
 * what they are given is what `open` lets them have, and what they find goes back as text.
 *
 * @param options version, and how files are opened.
 * @returns when the client is gone.
 */
export async function serveMcp(options: McpOptions): Promise<void> {
  const server = mcpServer(options);
  const gone = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
  });
  await server.connect(new StdioServerTransport());
  await gone;
}
