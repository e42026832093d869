import { PageOutput } from './pageOutput.ts';

/**
 * Unpacks a page that is a block of LZ4.
 *
 * @throws RangeError when it is damaged, or has another size.
 * @see https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md
 */
export function unpackLz4Block(packed: Uint8Array, size: number): Uint8Array {
  const output = new PageOutput(size);
  block(packed, output);
  return output.whole();
}

/**
 * Unpacks a page of the codec LZ4, which is deprecated for its two meanings: blocks that each stand
 * behind their unpacked and packed size, as Hadoop writes them, or one block alone.
 *
 * @throws RangeError when it is damaged, or has another size.
 */
export function unpackLz4(packed: Uint8Array, size: number): Uint8Array {
  try {
    return framed(packed, size);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unpackLz4Block(packed, size);
  }
}

function framed(packed: Uint8Array, size: number): Uint8Array {
  const output = new PageOutput(size);
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  for (let at = 0; at < packed.length; ) {
    if (at + 8 > packed.length) throw new RangeError(BROKEN);
    const end = output.length + view.getUint32(at);
    const length = view.getUint32(at + 4);
    at += 8;
    if (at + length > packed.length) throw new RangeError(BROKEN);
    block(packed.subarray(at, at + length), output);
    if (output.length !== end) throw new RangeError(BROKEN);
    at += length;
  }
  return output.whole();
}

function block(packed: Uint8Array, output: PageOutput): void {
  let at = 0;
  const length = (nibble: number): number => {
    let sum = nibble;
    for (let byte = nibble === 15 ? 255 : 0; byte === 255; sum += byte) byte = packed[at++] ?? NaN;
    return sum;
  };
  while (at < packed.length) {
    const token = packed[at++]!;
    const literals = length(token >>> 4);
    output.literal(packed, at, literals);
    at += literals;
    // the last sequence ends behind its literals
    if (at === packed.length) return;
    const offset = packed[at]! + 256 * (packed[at + 1] ?? NaN);
    at += 2;
    output.repeat(offset, 4 + length(token & 15));
  }
}

const BROKEN = 'a packed page that is damaged';
