import { Module } from '@nestjs/common';
import { AssessmentWritingPagesController } from './assessment-writing.pages.controller';
import { AssessmentsApiController } from './assessments.api.controller';
import { AssessmentsPagesController } from './assessments.pages.controller';
import { AssessmentsWaitingPagesController } from './assessments-waiting.pages.controller';
import { NeedsAssessmentsModule } from './needs-assessments.module';

@Module({
  imports: [NeedsAssessmentsModule],
  controllers: [
    AssessmentsPagesController,
    AssessmentWritingPagesController,
    AssessmentsWaitingPagesController,
    AssessmentsApiController,
  ],
})
export class NeedsAssessmentsPagesModule {}
