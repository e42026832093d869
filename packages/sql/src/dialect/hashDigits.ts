/** Digits of an MD5 in the order in which a machine that reads its first eight bytes as a number has them. */
const PLACES = [15, 13, 11, 9, 7, 5];

/**
 * The thirteen hexadecimal digits of a {@link Dialect.hashNumber}, out of an MD5 as hexadecimal text: for
 * engines that have no function from bytes to a number.
 */
export const hashDigits = (md5: string): string =>
  [...PLACES.map((at) => `substr(${md5}, ${at}, 2)`), `substr(${md5}, 3, 1)`].join(' || ');
