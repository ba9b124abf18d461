import { Client } from 'pg';

/**
 * What the pools connect with. In the moment between the server's "ready" and the pool's user nobody listens for
 * errors; a server that ends just then (it was killed) would take the process with it.
 */
export class SteadyClient extends Client {
  constructor(...given: ConstructorParameters<typeof Client>) {
    super(...given);
    this.on('error', () => undefined);
  }
}
