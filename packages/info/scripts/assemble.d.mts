/** The text of kernelBytes.ts. */
export function assemble(): Promise<string>;
