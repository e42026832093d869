import { vi } from 'vitest';
import { UsageError } from '../../src/usageError.ts';
import { command } from './everyCommand.ts';

/** Runs a command in this process: the error it ended with, and what it printed. */
export async function runHere([name = '', ...rawArgs]: readonly string[]): Promise<{
  error: unknown;
  printed: string;
}> {
  let printed = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  try {
    await command(name).run(rawArgs);
    return { error: undefined, printed };
  } catch (error) {
    return { error, printed };
  } finally {
    write.mockRestore();
  }
}

/** What a command printed; it runs in this process. */
export async function printed(...args: readonly string[]): Promise<string> {
  const { error, printed: text } = await runHere(args);
  if (error !== undefined) throw error;
  return text;
}

/** Whether the program tells the error in words, without a stack. */
export const isTold = (error: unknown): error is Error =>
  error instanceof UsageError || (error as { code?: unknown } | undefined)?.code === 'DOMAIN';
