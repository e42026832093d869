/** What is a number in a text, as the readers of logs have it: engines also take `1_000`, `0x10`, `1d`. */
export const NUMBER_PATTERN = '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?$';
