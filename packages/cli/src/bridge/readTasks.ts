import { readFile } from 'node:fs/promises';
import type { Task } from '@bits-per-sample/curriculum';
import { UsageError } from '../usageError.ts';
import { parseTask } from './parseTask.ts';

/**
 * Reads a pool: one JSON object per line with an `id` and any of the labels a curriculum may use.
 * Other fields, such as the prompt, are not kept.
 *
 * @param path a JSONL file.
 * @returns the tasks, in the order of the file.
 * @throws {UsageError} a line that is no task, an id that occurs twice, an empty file.
 */
export async function readTasks(path: string): Promise<Task[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT' ? `${path}: no such file` : `${path}: ${error.message}`,
    );
  });
  const tasks: Task[] = [];
  const seen = new Map<string, number>();
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const place = `${path}:${i + 1}`;
    const task = parseTask(parse(line, place), (message) => new UsageError(`${place}: ${message}`));
    const first = seen.get(task.id);
    if (first !== undefined)
      throw new UsageError(`${place}: task ${task.id} is already in line ${first}`);
    seen.set(task.id, i + 1);
    tasks.push(task);
  }
  if (tasks.length === 0) throw new UsageError(`${path}: no task in this file`);
  return tasks;
}

function parse(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UsageError(`${place}: expected one JSON object per line`);
  }
}
