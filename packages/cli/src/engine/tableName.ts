import { UsageError } from '../usageError.ts';

/** The parts of the name of a table: `a.b`, or quoted where a part holds a point: `"a.b".c`. */
export function tableName(text: string): string[] {
  const part = /(?:"((?:[^"]|"")+)"|`((?:[^`]|``)+)`|([^."`]+))(\.|$)/y;
  const parts: string[] = [];
  let more = true;
  while (more) {
    const [, double, back, plain, point] = part.exec(text) ?? [];
    const name = double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? plain;
    if (name === undefined) throw new UsageError(`--table: expected NAME or A.B.NAME, got ${text}`);
    parts.push(name);
    more = point === '.';
  }
  return parts;
}
