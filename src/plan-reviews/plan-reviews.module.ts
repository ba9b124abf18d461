import { Module } from '@nestjs/common';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { ChallengesService } from './challenges.service';
import { MidwayChecksService } from './midway-checks.service';
import { ReviewersService } from './reviewers.service';
import { PLAN_REVIEW_OWED } from './owed-sources';
import { ReviewPartsService } from './review-parts.service';
import { PlanReviewsService } from './plan-reviews.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [PlanReviewsService, ReviewPartsService, MidwayChecksService, ChallengesService, ReviewersService],
  exports: [PlanReviewsService, ReviewPartsService, MidwayChecksService, ChallengesService, ReviewersService],
})
export class PlanReviewsModule {
  constructor(owed: Owed) {
    owed.provide(...PLAN_REVIEW_OWED);
  }
}
