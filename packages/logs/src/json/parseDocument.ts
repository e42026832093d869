import { SchemaError } from '@bits-per-sample/core';
import { tellNuls } from '../bytes/tellLines.ts';
import type { Tally } from '../log/tally.ts';
import { parseJson } from './parseJson.ts';

/** Parses one document. The errors of JSON.parse quote the text, so they are not passed on. */
export function parseDocument(bytes: Uint8Array, file: string, tally?: Tally): unknown {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  if (end < bytes.length && tally !== undefined) tellNuls(tally, 1);
  const text = new TextDecoder().decode(bytes.subarray(0, end));
  if (tally !== undefined && text.includes('\ufffd')) tellUndecodable(bytes, tally);
  try {
    return parseJson(text, { exactIntegers: /(?<![\d.])\d{16,}(?![\d.eE])/.test(text) });
  } catch {
    throw new SchemaError({ file }, 'JSON', 'text that breaks off or is damaged');
  }
}

function tellUndecodable(bytes: Uint8Array, tally: Tally): void {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    tally.note(
      'not-utf-8',
      'the text holds bytes that are not UTF-8: names that differ in such bytes only are taken for one',
    );
  }
}
