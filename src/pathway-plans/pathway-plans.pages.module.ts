import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { PathwayPlansModule } from './pathway-plans.module';
import { PlanDatesApiController } from './plan-dates.api.controller';
import { PlanDatesPagesController } from './plan-dates.pages.controller';
import { PlanFinishPagesController } from './plan-finish.pages.controller';
import { PlanHealthApiController } from './plan-health.api.controller';
import { PlanHealthPagesController } from './plan-health.pages.controller';
import { PlanHealthService } from './plan-health.service';
import { PlanReadingService } from './plan-reading.service';
import { PlanTopicsPagesController } from './plan-topics.pages.controller';
import { PlanVersionsApiController } from './plan-versions.api.controller';
import { PlanVersionsPagesController } from './plan-versions.pages.controller';
import { PlansApiController } from './plans.api.controller';
import { PlansWaitingApiController } from './plans-waiting.api.controller';
import { PlansWaitingPagesController } from './plans-waiting.pages.controller';
import { PlansPagesController } from './plans.pages.controller';
import { TalkPagesController } from './talk.pages.controller';
import { TalkService } from './talk.service';

@Module({
  imports: [ContactsModule, PathwayPlansModule, YoungPeopleModule],
  controllers: [
    PlanDatesPagesController,
    PlanDatesApiController,
    PlansPagesController,
    PlanTopicsPagesController,
    PlanHealthPagesController,
    PlanHealthApiController,
    PlansApiController,
    PlanFinishPagesController,
    PlanVersionsPagesController,
    PlanVersionsApiController,
    PlansWaitingPagesController,
    PlansWaitingApiController,
    TalkPagesController,
  ],
  providers: [PlanReadingService, PlanHealthService, TalkService],
})
export class PathwayPlansPagesModule {}
