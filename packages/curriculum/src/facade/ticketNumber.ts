/** Most digits of a number that a double holds exactly, whatever they are. */
const mostDigits = 15;

/** The number that a ticket of a run ends in; NaN: no ticket, or one written otherwise. @internal */
export function ticketNumber(ticket: unknown, run: string): number {
  const start = run.length + 1;
  if (typeof ticket !== 'string' || ticket.charCodeAt(start - 1) !== 58) return NaN;
  const { length } = ticket;
  const leadingZero = ticket.charCodeAt(start) === 48 && length > start + 1;
  if (length === start || length > start + mostDigits || leadingZero) return NaN;
  let seq = 0;
  for (let i = start; i < length; i++) {
    const digit = ticket.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    seq = 10 * seq + digit;
  }
  return ticket.startsWith(run) ? seq : NaN;
}
