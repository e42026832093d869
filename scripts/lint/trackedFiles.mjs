import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Files of the project whose path matches: those that git knows, and new ones it does not ignore. */
export function trackedFiles(pattern) {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const { stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return stdout.split('\n').filter((path) => pattern.test(path) && existsSync(path));
}
