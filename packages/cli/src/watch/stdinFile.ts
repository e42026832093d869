import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Standard input, kept in a file, so that what came can be looked at again. */
export interface StdinFile {
  readonly path: string;
  /** Whether the input has ended. */
  readonly ended: boolean;
  /** Takes the file away. */
  remove(): Promise<void>;
}

/** Starts to keep standard input in a file of its own, for as long as it is watched. */
export async function stdinFile(input: NodeJS.ReadableStream = process.stdin): Promise<StdinFile> {
  const folder = await mkdtemp(join(tmpdir(), 'bits-per-sample-'));
  const path = join(folder, 'stdin');
  const file = (await open(path, 'w', 0o600)).createWriteStream();
  let ended = false;
  const kept = pipeline(input, file).finally(() => {
    ended = true;
  });
  // a watch that was ended leaves the input half read
  kept.catch(() => {});
  return {
    path,
    get ended() {
      return ended;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
