import { Module } from '@nestjs/common';
import { HandoversModule } from './handovers.module';
import { LeaversApiController } from './leavers.api.controller';
import { LeaversPagesController } from './leavers.pages.controller';

@Module({ imports: [HandoversModule], controllers: [LeaversPagesController, LeaversApiController] })
export class HandoversPagesModule {}
