/** Where a command writes and how it ended. Handed to commands so that a test, or another program, can be the terminal. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** Characters in a line of text written for a person. */
  width: number;
  /** 0 done, 1 refused with reasons, 2 wrong usage. A command sets 1 itself; 2 comes from throwing WrongUsage. */
  exitCode: 0 | 1 | 2;
}

/** The command line makes no sense: its message is shown with the way to the help, and the exit code is 2. */
export class WrongUsage extends Error {}
