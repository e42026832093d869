/**
 * Names of runs, told apart: a name that several runs carry gets the beginning of their ids.
 *
 * @param runs id and name of each run; a run without a name is called by its id.
 */
export function runNames(runs: ReadonlyMap<string, string>): Map<string, string> {
  const times = new Map<string, number>();
  for (const name of runs.values()) times.set(name, (times.get(name) ?? 0) + 1);
  const named = (id: string, name: string): string => {
    if (name === '') return id;
    return times.get(name) === 1 ? name : `${name} (${id.slice(0, 8)})`;
  };
  return new Map([...runs].map(([id, name]) => [id, named(id, name)]));
}
