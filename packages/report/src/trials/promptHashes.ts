import type { Column } from '@bits-per-sample/core';
import { nameHash } from './nameHash.ts';
import { numberCells } from './numberCells.ts';
import { textCells } from './textCells.ts';

/** The hash of the name of each row's prompt; where it has none, of its run, step and group. */
export function promptHashes({ prompt, run, step, group }: Readonly<Record<string, Column>>) {
  const [promptAt, runAt, groupAt] = [textCells(prompt), textCells(run), textCells(group)];
  const stepAt = numberCells(step);
  let inRun: string | undefined;
  let atStep = Number.NaN;
  let before = nameHash(' NaN');
  return (i: number): number => {
    const name = promptAt(i);
    if (name !== undefined) return nameHash(name);
    const r = runAt(i);
    const s = stepAt(i);
    if (r !== inRun || !Object.is(s, atStep)) {
      inRun = r;
      atStep = s;
      before = nameHash(`${r ?? ''} ${s}`);
    }
    return nameHash(groupAt(i) ?? '', before);
  };
}
