/**
 * Rows as a Parquet file: numbers as doubles, texts as strings, objects as JSON. The writer is loaded
 * when it is first needed, and the rows are held in memory, as a file of columns takes them.
 *
 * @param batches rows in batches; their fields need not be the same.
 * @returns the bytes of the file.
 *
 * @example
 * ```ts
 * async function* batches() { yield [{ group: 'a', reward: 1 }]; }
 * const log = await readLog(fromBytes(await writeParquet(batches()), 'rows.parquet'));
 * log.format; // => 'rollouts'
 * ```
 */
export async function writeParquet(batches: AsyncIterable<readonly object[]>): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columns = new Map<string, unknown[]>();
  let rows = 0;
  for await (const batch of batches)
    for (const row of batch) {
      for (const [name, value] of Object.entries(row)) {
        let column = columns.get(name);
        if (column === undefined) {
          column = new Array<unknown>(rows).fill(null);
          columns.set(name, column);
        }
        while (column.length < rows) column.push(null);
        column.push(value);
      }
      rows++;
    }
  const columnData = [...columns].map(([name, data]) => {
    while (data.length < rows) data.push(null);
    return { name, data, type: typeOf(data), nullable: true };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

function typeOf(data: readonly unknown[]): 'DOUBLE' | 'STRING' | 'JSON' {
  const known = data.filter((value) => value !== null && value !== undefined);
  if (known.every((value) => typeof value === 'number')) return 'DOUBLE';
  return known.every((value) => typeof value === 'string') ? 'STRING' : 'JSON';
}
