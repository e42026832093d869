/** What a client can mend: it is told as the result of the call. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}
