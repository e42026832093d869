import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Runs a command of the caller's for each alarm, through the shell: one at a time, beside the watch,
 * which never waits for it. It is given the finding as JSON on standard input; what it prints goes
 * to standard error.
 */
export class AlarmCommand {
  readonly #command: string;
  readonly #say: (text: string) => void;
  #running: Promise<void> = Promise.resolve();
  #child: ChildProcess | undefined;
  #waiting = 0;
  #stopped = false;

  /**
   * @param command for the shell.
   * @param say is told when the command fails.
   */
  constructor(command: string, say: (text: string) => void) {
    this.#command = command;
    this.#say = say;
  }

  /** Runs the command, after those that were asked for before. */
  run(input: string): void {
    this.#waiting++;
    this.#running = this.#running.then(() => {
      this.#waiting--;
      return this.#stopped ? undefined : this.#once(input);
    });
  }

  /** Resolves when every command has ended. */
  idle(): Promise<void> {
    return this.#running;
  }

  /** Runs no other one; the one that runs is left to itself. Returns how many were dropped. */
  stop(): number {
    this.#stopped = true;
    this.#child?.unref();
    return this.#waiting;
  }

  #once(input: string): Promise<void> {
    return new Promise((resolve) => {
      const child = spawn(this.#command, { shell: true, stdio: ['pipe', 2, 2] });
      this.#child = child;
      const failed = (why: string): void => this.#say(`--on-alarm: the command ${why}`);
      child.on('error', ({ message }) => {
        failed(`could not be run: ${message}`);
        resolve();
      });
      child.on('close', (code, signal) => {
        if (signal !== null) failed(`was ended by ${signal}`);
        else if (code !== 0) failed(`ended with ${code}`);
        this.#child = undefined;
        resolve();
      });
      // a command need not read what it is given
      child.stdin?.on('error', () => {});
      child.stdin?.end(input);
    });
  }
}
