import type { LogNote } from './log.ts';

/** How often a note was made, and its words for any number of times. */
interface Counted {
  readonly count: number;
  readonly say: (count: number) => string;
}

const counted = new WeakMap<LogNote, Counted>();

/** A note whose words depend on how often it was made, so that those of several logs add up. */
export function countedNote(
  code: string,
  count: number,
  say: (count: number) => string,
  severity: LogNote['severity'] = 'note',
): LogNote {
  const note: LogNote = {
    code,
    message: say(count),
    ...(severity === 'alarm' && { severity }),
  };
  counted.set(note, { count, say });
  return note;
}

/** A number that tells notes apart by their words alone. */
const ANY = 1_000_003;

/**
 * The notes of several logs that are read as one, each said once: what was counted in each is
 * added up.
 *
 * @param notes what `summary().notes` says of each log.
 *
 * @example
 * ```ts
 * const note = { code: 'empty', message: 'the log holds no rows' };
 * mergeNotes([note, { ...note }]).length; // => 1
 * ```
 */
export function mergeNotes<Note extends LogNote>(notes: readonly Note[]): (Note | LogNote)[] {
  const merged = new Map<string, Note | LogNote>();
  for (const note of notes) {
    const own = counted.get(note);
    const key = `${note.code}\n${own?.say(ANY) ?? note.message}`;
    const known = merged.get(key);
    const before = known && counted.get(known);
    if (known === undefined) merged.set(key, note);
    else if (own && before)
      merged.set(key, countedNote(note.code, before.count + own.count, own.say, note.severity));
  }
  return [...merged.values()];
}
