import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bits, sample } from '../support/run.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'bits-'));

describe('figure', () => {
  it('prints SVG, writes SVG, PNG and JSON', async () => {
    const cwd = folder();
    expect((await bits(['figure', 'bitsLog'])).stdout).toMatch(/^<svg[^>]*role="img"/);
    for (const name of ['a.svg', 'a.png', 'a.json']) {
      const { code, stdout, stderr } = await bits(
        ['figure', 'goldilocks', sample('neutral.jsonl'), '--out', name, '--theme', 'dark'],
        { cwd },
      );
      expect([code, stdout, stderr]).toEqual([0, '', '']);
    }
    expect(readFileSync(join(cwd, 'a.svg'), 'utf8')).toContain('<svg');
    expect([...readFileSync(join(cwd, 'a.png')).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(JSON.parse(readFileSync(join(cwd, 'a.json'), 'utf8'))).toMatchObject({
      schema: 'figure/1',
    });
  });

  it('a PNG shows its texts without any system font', async () => {
    const cwd = folder();
    const svg = (await bits(['figure', 'bitsLog'])).stdout;
    await bits(['figure', 'bitsLog', '--out', 'with.png'], { cwd });
    const { toPng } = await import('../../src/files/drawFigure.ts');
    const fonts = new URL('../../dist/fonts/', import.meta.url);
    const bare = await toPng(svg.replace(/<text[\s\S]*?<\/text>/g, ''), fonts);
    expect(readFileSync(join(cwd, 'with.png')).length).toBeGreaterThan(1.3 * bare.length);
  });

  it('says what a log lacks', async () => {
    const { code, stderr } = await bits(['figure', 'wastedRollouts', sample('neutral.jsonl')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/two or more steps/);
  });
});
