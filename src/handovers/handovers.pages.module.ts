import { Module } from '@nestjs/common';
import { CaseHandOversApiController } from './case-hand-overs.api.controller';
import { CaseHandOversPagesController } from './case-hand-overs.pages.controller';
import { DayAfter18ApiController } from './day-after-18.api.controller';
import { DayAfter18PagesController } from './day-after-18.pages.controller';
import { HandoversModule } from './handovers.module';
import { LeaversApiController } from './leavers.api.controller';
import { LeaversPagesController } from './leavers.pages.controller';
import { Turning18ApiController } from './turning-18.api.controller';
import { Turning18PagesController } from './turning-18.pages.controller';
import { WorkerChangesApiController } from './worker-changes.api.controller';
import { WorkerChangesPagesController } from './worker-changes.pages.controller';

@Module({
  imports: [HandoversModule],
  controllers: [
    LeaversPagesController,
    LeaversApiController,
    WorkerChangesPagesController,
    WorkerChangesApiController,
    CaseHandOversPagesController,
    CaseHandOversApiController,
    DayAfter18PagesController,
    DayAfter18ApiController,
    Turning18PagesController,
    Turning18ApiController,
  ],
})
export class HandoversPagesModule {}
