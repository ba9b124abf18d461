import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { HealthAppointmentsApiController } from './health-appointments.api.controller';
import { HealthContactsApiController } from './health-contacts.api.controller';
import { ClinicsPagesController } from './clinics.pages.controller';
import { ClinicsService } from './clinics.service';
import { HealthServicesApiController } from './health-services.api.controller';
import { PassportApiController } from './passport.api.controller';
import { WellbeingReferralsApiController } from './wellbeing-referrals.api.controller';
import { HealthPagesController } from './health.pages.controller';
import { HealthPassportsApiController } from './health-passports.api.controller';
import { HealthRecordService } from './health-record.service';
import { HealthReviewsApiController } from './health-reviews.api.controller';
import { HealthServicesPagesController } from './health-services.pages.controller';
import { HealthServicesService } from './health-services.service';
import { OpenReferralApiController } from './open-referral.api.controller';
import { OpenReferralService } from './open-referral.service';
import { PassportDocumentsService } from './passport-documents.service';
import { PassportPagesController } from './passport.pages.controller';
import { PassportsService } from './passports.service';
import { WellbeingOutcomesApiController } from './wellbeing-outcomes.api.controller';
import { WellbeingOutcomesPagesController } from './wellbeing-outcomes.pages.controller';
import { WellbeingOutcomesService } from './wellbeing-outcomes.service';

@Module({
  imports: [YoungPeopleModule, DocumentsModule],
  providers: [
    PassportsService,
    PassportDocumentsService,
    HealthRecordService,
    HealthServicesService,
    ClinicsService,
    OpenReferralService,
    WellbeingOutcomesService,
  ],
  controllers: [
    PassportPagesController,
    HealthPagesController,
    WellbeingOutcomesPagesController,
    HealthServicesPagesController,
    ClinicsPagesController,
    HealthReviewsApiController,
    HealthPassportsApiController,
    PassportApiController,
    HealthContactsApiController,
    HealthAppointmentsApiController,
    WellbeingReferralsApiController,
    HealthServicesApiController,
    OpenReferralApiController,
    WellbeingOutcomesApiController,
  ],
})
export class HealthPagesModule {}
