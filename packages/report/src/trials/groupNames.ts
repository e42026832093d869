import type { Column } from '@bits-per-sample/core';
import type { GroupNames } from './groupKey.ts';
import { numberCells } from './numberCells.ts';
import { textCells } from './textCells.ts';

/** Reads the names of the group of a row, of trials or of sums. */
export function groupNames({
  run,
  step,
  group,
  kind,
  segment,
}: Readonly<Record<string, Column>>): (i: number) => GroupNames {
  const [runAt, groupAt, kindAt] = [textCells(run), textCells(group), textCells(kind)];
  const [stepAt, segmentAt] = [numberCells(step), numberCells(segment)];
  return (i) => ({
    run: runAt(i) ?? '',
    step: stepAt(i),
    group: groupAt(i) ?? '',
    evaluation: kindAt(i) === 'eval',
    segment: segmentAt(i) || 0,
  });
}
