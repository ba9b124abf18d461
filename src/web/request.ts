import type { UserActor } from '../access/actor';

/** What the masthead of every page says of the council. */
export interface Council {
  name: string;
  madeUp: boolean;
  /** What it calls a personal adviser. */
  adviserWord: string;
}

/** A form with files, of which the first field has been read: it carries the token, so nothing is kept before that is checked. */
export interface Upload {
  firstField: string | undefined;
  /** What was typed, as far as the files have been read. */
  fields: Readonly<Record<string, string>>;
  /** The files as they come, each to be read before the next. */
  files(): AsyncGenerator<{ field: string; name: string; bytes: AsyncIterable<Uint8Array> }>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** When the request came, by the application's clock. */
    receivedAt: Date;
    /** Who is signed in, with role and teams as they are at this moment. */
    actor: UserActor | null;
    council: Council | null;
    /** Why nobody could find out who it is; then nothing but this is answered. */
    unrecognised: unknown;
    /** How much of what they were told they have not read; asked for pages only. */
    unreadTold: number;
    /** On a route that takes uploads. */
    upload: Upload | null;
  }
}
