import { Module } from '@nestjs/common';
import { AllocatePagesController } from './allocate.pages.controller';
import { CaseloadPagesController } from './caseload.pages.controller';
import { CaseloadsModule } from './caseloads.module';
import { TodayPagesController } from './today.pages.controller';

@Module({
  imports: [CaseloadsModule],
  controllers: [TodayPagesController, CaseloadPagesController, AllocatePagesController],
})
export class CaseloadsPagesModule {}
