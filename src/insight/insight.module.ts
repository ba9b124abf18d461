import { Module } from '@nestjs/common';
import { FellDueApiController } from './fell-due.api.controller';
import { FellDuePagesController } from './fell-due.pages.controller';
import { FellDueService } from './fell-due.service';
import { PlanMeasuresApiController } from './plan-measures.api.controller';
import { PlanMeasuresPagesController } from './plan-measures.pages.controller';
import { PlanMeasuresService } from './plan-measures.service';

@Module({
  controllers: [FellDuePagesController, FellDueApiController, PlanMeasuresPagesController, PlanMeasuresApiController],
  providers: [FellDueService, PlanMeasuresService],
})
export class InsightModule {}
