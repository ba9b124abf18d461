import { Module } from '@nestjs/common';
import { AllocatePagesController } from './allocate.pages.controller';
import { CaseloadPagesController } from './caseload.pages.controller';
import { CaseloadsModule } from './caseloads.module';
import { TeamPagesController } from './team.pages.controller';
import { TeamService } from './team.service';
import { ToAllocateService } from './to-allocate.service';
import { TodayPagesController } from './today.pages.controller';

@Module({
  imports: [CaseloadsModule],
  controllers: [TeamPagesController, TodayPagesController, CaseloadPagesController, AllocatePagesController],
  providers: [TeamService, ToAllocateService],
})
export class CaseloadsPagesModule {}
