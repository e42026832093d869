import { type Fault, isBag, oneOf } from './bag.ts';

/** Columns of equal length; gives the length of each set. */
export function checkData(data: unknown, fault: Fault): Map<string, number> {
  const lengths = new Map<string, number>();
  if (!isBag(data)) {
    fault('figure.data', 'an object', data);
    return lengths;
  }
  for (const [name, set] of Object.entries(data)) {
    if (!isBag(set)) {
      fault(`figure.data.${name}`, 'columns by name', set);
      continue;
    }
    for (const [field, column] of Object.entries(set)) {
      const path = `figure.data.${name}.${field}`;
      const values = isBag(column) ? column.values : undefined;
      if (!isBag(column) || !['number', 'time', 'string'].includes(column.type as string))
        fault(
          `${path}.type`,
          oneOf(['number', 'time', 'string']),
          isBag(column) ? column.type : column,
        );
      else if (!Array.isArray(values)) fault(`${path}.values`, 'an array', values);
      else {
        const wanted = column.type === 'string' ? 'string' : 'number';
        const wrong = values.findIndex((value) => value !== null && typeof value !== wanted);
        if (wrong >= 0) fault(`${path}.values[${wrong}]`, `a ${wanted} or null`, values[wrong]);
        const length = lengths.get(name) ?? values.length;
        lengths.set(name, length);
        if (values.length !== length)
          fault(`${path}.values`, `as long as the other columns, ${length}`, values.length);
      }
    }
    if (!lengths.has(name)) lengths.set(name, 0);
  }
  return lengths;
}
