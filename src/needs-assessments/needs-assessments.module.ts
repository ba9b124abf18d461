import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AssessmentSigningService } from './assessment-signing.service';
import { AssessmentWritingService } from './assessment-writing.service';
import { NeedsAssessmentsService } from './needs-assessments.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [NeedsAssessmentsService, AssessmentWritingService, AssessmentSigningService],
  exports: [NeedsAssessmentsService, AssessmentWritingService, AssessmentSigningService],
})
export class NeedsAssessmentsModule {}
