import { float64, tableFromArrays, tableToIPC } from '@uwdata/flechette';

/** An answer that carries numbers, as a server sends it. */
export function arrowAnswer(id: number, numbers: readonly number[], startOffset?: number): object {
  const table = tableFromArrays({ x: Float64Array.from(numbers) }, { types: { x: float64() } });
  const data = tableToIPC(table, { format: 'stream' });
  return { responseId: `r${id}`, arrowBatch: { rowCount: numbers.length, data, startOffset } };
}

/** The answer after which none comes. */
export const completeAnswer = (id: number): object => ({
  responseId: `r${id}`,
  resultComplete: {},
});
