import { UsageError } from '../usageError.ts';

/**
 * Loads a package that need not be there.
 *
 * @param name that is told to install where it is not.
 * @param from imports it.
 * @throws {UsageError} it is not installed.
 */
export async function loadPackage<T>(name: string, from: () => Promise<T>): Promise<T> {
  try {
    return await from();
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
    throw new UsageError(`${name} is not installed beside this tool: npm install ${name}`);
  }
}
