import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { ChallengesApiController } from './challenges.api.controller';
import { ChallengesPagesController } from './challenges.pages.controller';
import { MidwayPagesController } from './midway.pages.controller';
import { PlanReviewsApiController } from './plan-reviews.api.controller';
import { PlanReviewsModule } from './plan-reviews.module';
import { PlanReviewsPagesController } from './plan-reviews.pages.controller';
import { ReviewPartsApiController } from './review-parts.api.controller';
import { ReviewPartsPagesController } from './review-parts.pages.controller';
import { ReviewersApiController } from './reviewers.api.controller';
import { ReviewersPagesController } from './reviewers.pages.controller';
import { ReviewWritingPagesController } from './review-writing.pages.controller';
import { TeamChallengesPagesController } from './team-challenges.pages.controller';

@Module({
  imports: [PlanReviewsModule, YoungPeopleModule],
  controllers: [
    ReviewersPagesController,
    ReviewersApiController,
    MidwayPagesController,
    ChallengesPagesController,
    PlanReviewsPagesController,
    ReviewWritingPagesController,
    ReviewPartsPagesController,
    TeamChallengesPagesController,
    PlanReviewsApiController,
    ReviewPartsApiController,
    ChallengesApiController,
  ],
})
export class PlanReviewsPagesModule {}
