import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { notFound } from '../platform/problem';
import { findAsset } from './assets';
import { Public } from './decorators';

const FOR_GOOD = 'public, max-age=31536000, immutable';
/** What a stylesheet refers to by its bare name is asked for again each day. */
const A_DAY = 'public, max-age=86400';

@Controller('assets')
export class AssetsController {
  @Public()
  @Get('*')
  asset(
    @Param('*') name: string,
    @Query('v') version: string | undefined,
    @Headers('accept-encoding') accepted: string | undefined,
    @Headers('if-none-match') held: string | undefined,
    @Res() reply: FastifyReply,
  ): FastifyReply {
    const asset = findAsset(name);
    if (!asset) throw notFound();
    const etag = `W/"${asset.fingerprint}"`;
    reply
      .header('cache-control', version === asset.fingerprint ? FOR_GOOD : A_DAY)
      .header('etag', etag)
      .header('vary', 'accept-encoding')
      .type(asset.type);
    if (held === etag) return reply.status(304).send();
    if (!accepted?.includes('gzip')) return reply.send(asset.bytes);
    return reply.header('content-encoding', 'gzip').send(asset.gzipped);
  }
}
