import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { PathwayPlansModule } from './pathway-plans.module';
import { PlanDatesApiController } from './plan-dates.api.controller';
import { PlanDatesPagesController } from './plan-dates.pages.controller';
import { PlanReadingService } from './plan-reading.service';
import { PlanTopicsPagesController } from './plan-topics.pages.controller';
import { PlansApiController } from './plans.api.controller';
import { PlansPagesController } from './plans.pages.controller';

@Module({
  imports: [PathwayPlansModule, YoungPeopleModule],
  controllers: [
    PlanDatesPagesController,
    PlanDatesApiController,
    PlansPagesController,
    PlanTopicsPagesController,
    PlansApiController,
  ],
  providers: [PlanReadingService],
})
export class PathwayPlansPagesModule {}
