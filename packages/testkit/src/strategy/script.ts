import fc from 'fast-check';

/** What happens to a run: groups are asked for, an outcome comes, a task arrives or leaves. */
export type Event =
  | { readonly do: 'ask'; readonly groups: number; readonly later: number }
  | { readonly do: 'tell'; readonly which: number; readonly right: number; readonly errors: number }
  | { readonly do: 'add' | 'remove'; readonly which: number };

/** Logs of such events. */
export const events = (changes: boolean): fc.Arbitrary<Event[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('ask' as const),
          groups: fc.integer({ min: 1, max: 5 }),
          later: fc.nat(2),
        }),
      },
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant('tell' as const),
          which: fc.nat(40),
          right: fc.nat(4),
          errors: fc.nat(2),
        }),
      },
      ...(changes
        ? [
            {
              weight: 1,
              arbitrary: fc.record({
                do: fc.constantFrom('add' as const, 'remove' as const),
                which: fc.nat(15),
              }),
            },
          ]
        : []),
    ),
    { maxLength: 25 },
  );
