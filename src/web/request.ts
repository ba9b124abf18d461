import type { UserActor } from '../access/actor';
import type { Upload } from './upload';

/** What the masthead of every page says of the council. */
export interface Council {
  name: string;
  madeUp: boolean;
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
    /** On a route that takes uploads. */
    upload: Upload | null;
  }
}
