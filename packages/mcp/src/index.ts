export type { McpOptions } from './mcpOptions.ts';
export { serveMcp } from './serveMcp.ts';
