/** 1234567 → `1,234,567`. */
export function count(x: number): string {
  return Math.round(x).toLocaleString('en-US');
}

/** 1234567 → `1.2 M`; below 10 000 in full. */
export function short(x: number): string {
  const units: [number, string][] = [
    [1e12, 'T'],
    [1e9, 'G'],
    [1e6, 'M'],
    [1e4, 'k'],
  ];
  for (const [from, unit] of units) {
    if (x >= from) {
      const scaled = x / (unit === 'k' ? 1e3 : from);
      return `${scaled >= 99.95 ? scaled.toFixed(0) : scaled.toFixed(1)} ${unit}`;
    }
  }
  return count(x);
}

/** 0.1834 → `18 %`; only shares next to 0 and 1 keep a digit, so that 99.6 % is not 100 %. */
export function percent(x: number): string {
  const value = 100 * x;
  if (value === 0 || value === 100 || (value >= 0.95 && value <= 99.05))
    return `${value.toFixed(0)} %`;
  if (value > 99.95) return '> 99.9 %';
  return value < 0.05 ? '< 0.1 %' : `${value.toFixed(1)} %`;
}

/** Two decimals of a bit, or two significant digits: 0.2412 → `0.24`, 0.0123 → `0.012`. */
export function bits(x: number): string {
  if (x === 0) return '0';
  if (x < 0.001) return x.toExponential(1);
  return x < 0.0995 ? x.toPrecision(2) : x.toFixed(2);
}

/** A plain number for tables: at most four significant digits. */
export function plain(x: number): string {
  if (Number.isInteger(x) && Math.abs(x) < 1e6) return count(x);
  return String(Number(x.toPrecision(4)));
}

/** `1 group`, `2 groups`. */
export function plural(n: number, noun: string, nouns = `${noun}s`): string {
  return `${count(n)} ${n === 1 ? noun : nouns}`;
}
