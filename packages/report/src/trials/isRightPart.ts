const RIGHT = /acc|correct|answer|solve|exact|pass|verif/i;
const SHAPE = /format|length|len_|_len|xml|tag|style|penalty|parse/i;

/** Whether a part of the reward says that an answer is right, by its name. */
export const isRightPart = (name: string): boolean => RIGHT.test(name) && !SHAPE.test(name);
