/** A value as text that differs when a bit of a number does. */
export const exactly = (x: unknown): string =>
  JSON.stringify(x, (_, value) =>
    typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
      ? `number ${Object.is(value, -0) ? '-0' : value}`
      : ArrayBuffer.isView(value)
        ? Array.from(value as Float64Array, (v) => (Number.isFinite(v) ? v : `number ${v}`))
        : value,
  );
