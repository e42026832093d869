import { type CommandDef, runCommand } from 'citty';
import { vi } from 'vitest';

/** What a command printed; it runs in this process. */
export async function printed(command: CommandDef, rawArgs: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await runCommand(command, { rawArgs });
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}
