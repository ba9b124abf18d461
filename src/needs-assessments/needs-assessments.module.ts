import { Module } from '@nestjs/common';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AssessmentSigningService } from './assessment-signing.service';
import { AssessmentWritingService } from './assessment-writing.service';
import { ASSESSMENT_COPY_OWED } from './copy-owed';
import { AssessmentsWaitingService } from './waiting.service';
import { NeedsAssessmentsService } from './needs-assessments.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [NeedsAssessmentsService, AssessmentWritingService, AssessmentSigningService, AssessmentsWaitingService],
  exports: [NeedsAssessmentsService, AssessmentWritingService, AssessmentSigningService, AssessmentsWaitingService],
})
export class NeedsAssessmentsModule {
  constructor(owed: Owed) {
    owed.provide(ASSESSMENT_COPY_OWED);
  }
}
