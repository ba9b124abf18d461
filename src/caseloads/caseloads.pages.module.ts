import { Module } from '@nestjs/common';
import { AbsencesApiController } from './absences.api.controller';
import { AbsencesPagesController } from './absences.pages.controller';
import { AcknowledgePagesController } from './acknowledge.pages.controller';
import { AcknowledgementsApiController } from './acknowledgements.api.controller';
import { AllocatePagesController } from './allocate.pages.controller';
import { AllocationEndPagesController } from './allocation-end.pages.controller';
import { AsShownApiController } from './as-shown.api.controller';
import { AsShownPagesController } from './as-shown.pages.controller';
import { AsShownService } from './as-shown.service';
import { BuddiesApiController } from './buddies.api.controller';
import { BuddiesPagesController } from './buddies.pages.controller';
import { BuddiesService } from './buddies.service';
import { CaseloadApiController } from './caseload.api.controller';
import { CaseloadPagesController } from './caseload.pages.controller';
import { WorkloadModule } from '../workload/workload.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { CaseloadsModule } from './caseloads.module';
import { DueDetailPagesController } from './due-detail.pages.controller';
import { DueDetailService } from './due-detail.service';
import { OverviewPagesController } from './overview.pages.controller';
import { TeamApiController } from './team.api.controller';
import { TeamPagesController } from './team.pages.controller';
import { TeamService } from './team.service';
import { ToAllocateService } from './to-allocate.service';
import { TodayPagesController } from './today.pages.controller';
import { WhatsDueApiController } from './whats-due.api.controller';
import { WhatsDueService } from './whats-due.service';
import { WorkersApiController } from './workers.api.controller';
import { WorkplaceService } from './workplace.service';

@Module({
  imports: [CaseloadsModule, WorkloadModule, YoungPeopleModule],
  controllers: [
    TeamPagesController,
    TodayPagesController,
    AcknowledgePagesController,
    AcknowledgementsApiController,
    AbsencesPagesController,
    AbsencesApiController,
    BuddiesPagesController,
    BuddiesApiController,
    CaseloadPagesController,
    OverviewPagesController,
    AllocatePagesController,
    AllocationEndPagesController,
    CaseloadApiController,
    TeamApiController,
    WhatsDueApiController,
    WorkersApiController,
    DueDetailPagesController,
    AsShownPagesController,
    AsShownApiController,
  ],
  providers: [
    AsShownService,
    BuddiesService,
    DueDetailService,
    TeamService,
    ToAllocateService,
    WhatsDueService,
    WorkplaceService,
  ],
})
export class CaseloadsPagesModule {}
