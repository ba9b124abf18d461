import type { Client, Connection, QueryResult, Submittable } from 'pg';

/** A value as the text form of COPY has it. */
export function copyText(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  const text = String(value);
  return text.replaceAll(/[\\\t\n\r]/g, (one) => ESCAPES[one]!);
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Sends lines of COPY's text form (or CSV, if `statement` says so) to the server. */
export function copyIn(client: Client, statement: string, lines: string | Buffer): Promise<void> {
  return new Promise((resolve, reject) => client.query(new CopyIn(statement, lines, resolve, reject)));
}

interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** What pg sends and hears for one COPY … FROM STDIN. */
class CopyIn implements Submittable {
  /** pg wants one of whatever it sends; how it ended, the handlers below say. */
  callback = (): void => undefined;
  private failed = false;

  constructor(
    private readonly statement: string,
    private readonly lines: string | Buffer,
    private readonly done: () => void,
    private readonly refused: (error: Error) => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.statement);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.lines as string));
    connection.endCopyFrom();
  }

  handleCommandComplete(_result: QueryResult): void {}

  handleError(error: Error): void {
    this.failed = true;
    this.refused(error);
  }

  handleReadyForQuery(): void {
    if (!this.failed) this.done();
  }
}
