import { type CommandDef, runCommand } from 'citty';
import { vi } from 'vitest';
import { compareCommand } from '../../src/commands/compare.ts';
import { curriculumCommand } from '../../src/commands/curriculum.ts';
import { demoCommand } from '../../src/commands/demo.ts';
import { figureCommand } from '../../src/commands/figure.ts';
import { reportCommand } from '../../src/commands/report.ts';
import { UsageError } from '../../src/usageError.ts';

const home = new URL('../../', import.meta.url);
const commands: Readonly<Record<string, CommandDef>> = {
  ...{ compare: compareCommand, curriculum: curriculumCommand, report: reportCommand },
  ...{ figure: figureCommand(new URL('dist/fonts/', home)), demo: demoCommand(home) },
};

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
    await runCommand(commands[name]!, { rawArgs: [...rawArgs] });
    return { error: undefined, printed };
  } catch (error) {
    return { error, printed };
  } finally {
    write.mockRestore();
  }
}

/** Whether the program tells the error in words, without a stack. */
export const isTold = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error as { code?: unknown } | undefined)?.code === 'DOMAIN' ||
  (error as { code?: unknown } | undefined)?.code === 'REPORT';
