import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { HealthPagesController } from './health.pages.controller';
import { HealthPassportsApiController } from './health-passports.api.controller';
import { HealthRecordService } from './health-record.service';
import { HealthReviewsApiController } from './health-reviews.api.controller';
import { HealthServicesPagesController } from './health-services.pages.controller';
import { HealthServicesService } from './health-services.service';
import { PassportDocumentsService } from './passport-documents.service';
import { PassportPagesController } from './passport.pages.controller';
import { PassportsService } from './passports.service';

@Module({
  imports: [YoungPeopleModule, DocumentsModule],
  providers: [PassportsService, PassportDocumentsService, HealthRecordService, HealthServicesService],
  controllers: [
    PassportPagesController,
    HealthPagesController,
    HealthServicesPagesController,
    HealthReviewsApiController,
    HealthPassportsApiController,
  ],
})
export class HealthPagesModule {}
