import { Module } from '@nestjs/common';
import { HandoversModule } from './handovers.module';
import { LeaversApiController } from './leavers.api.controller';
import { LeaversPagesController } from './leavers.pages.controller';
import { WorkerChangesApiController } from './worker-changes.api.controller';
import { WorkerChangesPagesController } from './worker-changes.pages.controller';

@Module({
  imports: [HandoversModule],
  controllers: [LeaversPagesController, LeaversApiController, WorkerChangesPagesController, WorkerChangesApiController],
})
export class HandoversPagesModule {}
