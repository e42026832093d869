const NUMBER = /^(?:rollouts?[_-])?0*(\d{1,12})$/i;

/** Days, 20260131; minutes and seconds, 202601311200; seconds and milliseconds since 1970. */
const DATES =
  /^(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:\d{4}|\d{6})?|1[5-9]\d{8}|1[5-9]\d{11})$/;

/** Whether digits in a name are a date or a time, and no place in a series. */
export const isDate = (digits: string): boolean => DATES.test(digits);

/**
 * The number that a file is called by, and nothing else: `12.jsonl`, `0012.jsonl.gz`,
 * `rollout_3.jsonl`. For verl, ART and slime that is the step; elsewhere it may as well be the
 * number of a run, of a problem or of a part. Undefined for any other name, and for a date.
 */
export function numberFromName(path: string): number | undefined {
  const file = path.split(/[\\/]/).at(-1) ?? '';
  const digits = NUMBER.exec(file.replace(/\..*$/s, ''))?.[1];
  return digits === undefined || isDate(digits) ? undefined : Number(digits);
}
