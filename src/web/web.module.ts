import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AssetsController } from './assets.controller';
import { HealthController } from './health.api.controller';
import { HealthService } from './health.service';
import { SignedInGuard } from './signed-in.guard';
import { WhatsNewPagesController } from './whats-new.pages.controller';

@Module({
  controllers: [AssetsController, HealthController, WhatsNewPagesController],
  providers: [HealthService, { provide: APP_GUARD, useClass: SignedInGuard }],
})
export class WebModule {}
