import { SchemaError } from '@bits-per-sample/core';
import { parseJson } from './parseJson.ts';

/** Parses one document. The errors of JSON.parse quote the text, so they are not passed on. */
export function parseDocument(bytes: Uint8Array, file: string): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return parseJson(text, { exactIntegers: /(?<![\d.])\d{16,}(?![\d.eE])/.test(text) });
  } catch {
    throw new SchemaError({ file }, 'JSON', 'text that breaks off or is damaged');
  }
}
