import { UnauthorizedException } from '@nestjs/common';
import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '../../platform/problem';
import { bearerTokenOf } from '../bearer-token';
import '../request';

interface Config {
  largeBodyBytes?: number;
}

/** On a handler of the API that takes a larger body than the others. */
export const TakesLargeBody = (bytes: number) => RouteConfig({ largeBodyBytes: bytes });

/** Only from those who are signed in: anybody else's is not even read. To be set up once it is known who asks. */
export function letInLargeBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', (route) => {
    const { largeBodyBytes } = (route.config ?? {}) as Config;
    if (largeBodyBytes !== undefined) route.bodyLimit = largeBodyBytes;
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { largeBodyBytes } = request.routeOptions.config as Config;
    if (largeBodyBytes === undefined || request.actor || request.unrecognised) return done();
    // As after the body of any other route: what a browser could have been made to send is refused as forged.
    const isProgram = bearerTokenOf(request) !== null;
    done(isProgram ? new UnauthorizedException() : new Problem('not-allowed', 'Send a token, or sign in.'));
  });
}
