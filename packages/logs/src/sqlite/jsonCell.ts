import { parseJson } from '../json/parseJson.ts';

/** A cell that holds JSON as text or as bytes, parsed; any other cell as it is. */
export function jsonCell(cell: unknown): unknown {
  const text = cell instanceof Uint8Array ? new TextDecoder().decode(cell) : cell;
  if (typeof text !== 'string' || !/^\s*[[{]/.test(text)) return cell;
  try {
    return parseJson(text);
  } catch {
    return cell;
  }
}
