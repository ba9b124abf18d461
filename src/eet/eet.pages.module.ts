import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { ActivitiesApiController } from './activities.api.controller';
import { EducationPlansApiController } from './education-plans.api.controller';
import { EducationPlansPagesController } from './education-plans.pages.controller';
import { EducationTeamPagesController } from './education-team.pages.controller';
import { EducationWorkersApiController } from './education-workers.api.controller';
import { EducationWorkersPagesController } from './education-workers.pages.controller';
import { EetListPagesController } from './eet-list.pages.controller';
import { EetListService } from './eet-list.service';
import { EetPartnersApiController } from './eet-partners.api.controller';
import { EetPartnersPagesController } from './eet-partners.pages.controller';
import { EetPagesController } from './eet.pages.controller';
import { EetReadingService } from './eet-reading.service';
import { EetModule } from './eet.module';
import { InterestsApiController } from './interests.api.controller';
import { InterestsPagesController } from './interests.pages.controller';
import { InterestsService } from './interests.service';
import { LearningApiController } from './learning.api.controller';
import { LearningPagesController } from './learning.pages.controller';
import { OpportunitiesApiController } from './opportunities.api.controller';
import { OpportunitiesPagesController } from './opportunities.pages.controller';
import { PlanQualityPagesController } from './plan-quality.pages.controller';
import { PlanQualityService } from './plan-quality.service';
import { PledgesApiController } from './pledges.api.controller';
import { PledgesPagesController } from './pledges.pages.controller';
import { ProgrammesApiController } from './programmes.api.controller';
import { ReferralsPagesController } from './referrals.pages.controller';
import { ResultConflictsApiController } from './result-conflicts.api.controller';
import { ResultConflictsPagesController } from './result-conflicts.pages.controller';
import { TrackingApiController } from './tracking.api.controller';
import { TrackingPagesController } from './tracking.pages.controller';

@Module({
  imports: [EetModule, YoungPeopleModule],
  providers: [EetListService, EetReadingService, InterestsService, PlanQualityService],
  controllers: [
    EetListPagesController,
    EducationTeamPagesController,
    EducationWorkersPagesController,
    OpportunitiesPagesController,
    EetPartnersPagesController,
    PlanQualityPagesController,
    PledgesPagesController,
    ResultConflictsPagesController,
    TrackingPagesController,
    EducationPlansPagesController,
    ReferralsPagesController,
    InterestsPagesController,
    LearningPagesController,
    EetPagesController,
    ProgrammesApiController,
    ActivitiesApiController,
    TrackingApiController,
    EducationPlansApiController,
    EducationWorkersApiController,
    OpportunitiesApiController,
    InterestsApiController,
    EetPartnersApiController,
    PledgesApiController,
    LearningApiController,
    ResultConflictsApiController,
  ],
})
export class EetPagesModule {}
