import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { cacheFolder } from '../../src/engines/cacheFolder.ts';
import { folderFetched } from '../../src/engines/folderFetched.ts';

const name = `test-folder-${process.pid}`;
const folder = cacheFolder(name);

describe('folderFetched', () => {
  afterEach(() => {
    for (const end of ['', '.lock', '.refused'])
      rmSync(folder + end, { recursive: true, force: true });
  });

  const make = async (aside: string): Promise<void> => {
    mkdirSync(aside);
    await setTimeout(20);
    writeFileSync(join(aside, 'whole'), 'yes');
  };

  it('makes a folder once, however many want it, and puts it in place whole', async () => {
    let made = 0;
    const counted = async (aside: string): Promise<void> => {
      made++;
      expect(existsSync(folder)).toBe(false);
      await make(aside);
    };
    const found = await Promise.all([1, 2, 3].map(() => folderFetched(name, counted)));
    expect(found).toEqual([{ folder }, { folder }, { folder }]);
    expect(made).toBe(1);
    expect(readFileSync(join(folder, 'whole'), 'utf8')).toBe('yes');
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it('takes over from a process that is no more', async () => {
    mkdirSync(join(folder, '..'), { recursive: true });
    writeFileSync(`${folder}.lock`, '4194304');
    expect(await folderFetched(name, make)).toEqual({ folder });
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it('says why it cannot be had, and does not try again at once', async () => {
    const refused = await folderFetched(name, (aside) => {
      mkdirSync(aside);
      throw Object.assign(new Error('pip failed'), {
        stderr: 'Collecting x\nno such package: x\n',
      });
    });
    expect(refused).toEqual({ reason: `${name} cannot be fetched: no such package: x` });
    expect(existsSync(`${folder}.${process.pid}`)).toBe(false);
    expect(await folderFetched(name, make)).toEqual(refused);
    expect(existsSync(folder)).toBe(false);
  });
});
