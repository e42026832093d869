import { escapeControls } from '@bits-per-sample/core';
import { sentence } from '@bits-per-sample/report';
import { fromJsonSchema, McpServer } from '@modelcontextprotocol/server';
import type { McpOptions } from './mcpOptions.ts';
import { tools } from './tools.ts';

const INSTRUCTIONS =
  'Reads logs of reinforcement learning and of evaluations: how many bits a rollout can teach at most, which groups have no contrast, what changed in a run and when, what to change, and what training gained. Paths are relative to the folder where the server was started; nothing outside of it is read and nothing is written. Call inspect first where the format of a log is in doubt. Numbers come with 95 % intervals; repeat them with their intervals, and what a report says cannot be told is not to be filled in.';

/** A server with the four tools, not connected to anything yet. */
export function mcpServer({ version, open }: McpOptions): McpServer {
  const server = new McpServer(
    { name: 'bits-per-sample', title: 'Bits per sample', version },
    { instructions: INSTRUCTIONS },
  );
  for (const { name, title, description, schema, run } of tools)
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: fromJsonSchema<Record<string, unknown>>(schema),
        annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
      },
      async (call, { mcpReq: { signal } }) => {
        try {
          return { content: [{ type: 'text', text: await run(call, { open, signal }) }] };
        } catch (error) {
          const text = escapeControls(sentence((error as Error).message, 'library'));
          return { content: [{ type: 'text', text }], isError: true };
        }
      },
    );
  return server;
}
