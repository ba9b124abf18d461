import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Problem } from '../platform/problem';
import { PROJECT_ROOT } from '../web/project-root';
import { FAMILIES } from './fonts';
import { picturesOf, type PrintedDocument, type PrintSize } from './printed-document';
import { typeset } from './typeset';

const WORKSPACE = path.join(PROJECT_ROOT, 'src/documents/typst');
/** No plan that anyone can read takes a tenth of it: what does is never coming, and others wait behind it. */
export const LONGEST_MS = 30_000;
/** The thread and its fonts are given back when nobody has printed for so long. */
const IDLE_MS = 60_000;

/** Makes PDF/UA-1 files of documents, one after the other, in a thread beside the application. */
@Injectable()
export class PdfPress implements OnApplicationShutdown {
  private typesetter: Typesetter | null = null;
  private idle: NodeJS.Timeout | null = null;

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  /**
   * @param longestMs how long it may take from its turn on; the others that wait are made all the same
   * @throws Error when it cannot be typeset; Problem 'took-too-long'; what is in the document is in neither
   */
  async print(document: PrintedDocument, size: PrintSize, longestMs = LONGEST_MS): Promise<Buffer> {
    if (this.idle) clearTimeout(this.idle);
    if (!this.typesetter || this.typesetter.ended) this.typesetter = new Typesetter();
    const { typesetter } = this;
    try {
      const made = { data: JSON.stringify(typeset(document, size)), pictures: picturesOf(document) };
      return await typesetter.compile(made, longestMs);
    } finally {
      if (!typesetter.busy) this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
  }

  async close(): Promise<void> {
    if (this.idle) clearTimeout(this.idle);
    const { typesetter } = this;
    this.typesetter = null;
    await typesetter?.end();
  }
}

interface Typeset {
  /** See typeset.ts. */
  data: string;
  pictures: Buffer[];
}

interface Waiting {
  typeset: Typeset;
  longestMs: number;
  resolve: (pdf: Buffer) => void;
  reject: (error: Error) => void;
}

/** A thread with what was asked of it, one document at a time. While it has nothing to do it keeps no process from ending. */
class Typesetter {
  ended = false;
  /** In their order: the first is being made. */
  private readonly waiting: Waiting[] = [];
  private limit: NodeJS.Timeout | undefined;
  private worker = this.begin();

  get busy(): boolean {
    return this.waiting.length > 0;
  }

  async compile(typeset: Typeset, longestMs: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ typeset, longestMs, resolve, reject });
      if (this.waiting.length === 1) this.next();
    });
  }

  async end(): Promise<void> {
    this.fail(new Error('The typesetter was ended before it was done.'));
    await this.worker.terminate();
  }

  private begin(): Worker {
    const worker = new Worker(path.join(WORKSPACE, 'compile-worker.mjs'), {
      workerData: { workspace: WORKSPACE, families: FAMILIES },
    });
    // One that was given up says nothing any more
    const heard = (hear: () => void) => {
      if (this.worker === worker) hear();
    };
    worker.on('message', (answer: { pdf?: Uint8Array; error?: string }) => heard(() => this.hear(answer)));
    worker.on('error', (error: Error) => heard(() => this.fail(error)));
    worker.on('exit', () => heard(() => this.fail(new Error('The typesetter ended before it was done.'))));
    return worker;
  }

  private next(): void {
    clearTimeout(this.limit);
    const [first] = this.waiting;
    if (!first) return this.worker.unref();
    this.worker.ref();
    this.limit = setTimeout(() => this.giveUp(), first.longestMs);
    this.worker.postMessage(first.typeset);
  }

  private hear({ pdf, error }: { pdf?: Uint8Array; error?: string }): void {
    const first = this.waiting.shift();
    if (pdf) first?.resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
    else first?.reject(new Error(`A document could not be typeset: ${error}`));
    this.next();
  }

  /** The thread cannot be asked to stop: it is ended, and another one goes on with the next. */
  private giveUp(): void {
    const stuck = this.worker;
    this.worker = this.begin();
    stuck.unref();
    void stuck.terminate();
    const first = this.waiting.shift();
    const seconds = Math.ceil((first?.longestMs ?? LONGEST_MS) / 1000);
    const told = `Making this document took longer than ${seconds} seconds, so it was given up. Nothing is lost; the others are not affected.`;
    first?.reject(new Problem('took-too-long', told));
    this.next();
  }

  private fail(error: Error): void {
    this.ended = true;
    clearTimeout(this.limit);
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}
