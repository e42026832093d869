/**
 * Commas between thousands of a text of digits: 1234567 → 1,234,567.
 *
 * @internal
 */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
