import { Module } from '@nestjs/common';
import { AccommodationModule } from '../accommodation/accommodation.module';
import { AuthorityModule } from '../authority/authority.module';
import { EetModule } from '../eet/eet.module';
import { EntitlementsModule } from '../entitlements/entitlements.module';
import { PathwayPlansModule } from '../pathway-plans/pathway-plans.module';
import { DetentionsApiController } from './detentions.api.controller';
import { HomePeriodsApiController } from './home-periods.api.controller';
import { CaseFileApiController } from './case-file.api.controller';
import { CaseFilePagesController } from './case-file.pages.controller';
import { HomePeriodsPagesController } from './home-periods.pages.controller';
import { ImmigrationApiController } from './immigration.api.controller';
import { LifeEventsApiController } from './life-events.api.controller';
import { LifeEventsPagesController } from './life-events.pages.controller';
import { TraffickingApiController } from './trafficking.api.controller';
import { TraffickingPagesController } from './trafficking.pages.controller';
import { MattersPagesController } from './matters.pages.controller';
import { MattersService } from './matters.service';
import { OtherAccommodationApiController } from './other-accommodation.api.controller';
import { RecordedInErrorPagesController } from './recorded-in-error.pages.controller';
import { RecordedInErrorService } from './recorded-in-error.service';
import { SpecialGuardianshipsApiController } from './special-guardianships.api.controller';
import { StandingApiController } from './standing.api.controller';
import { StandingService } from './standing.service';
import { StatusDecisionsApiController } from './status-decisions.api.controller';
import { StatusDecisionsPagesController } from './status-decisions.pages.controller';
import { StatusDecisionsService } from './status-decisions.service';
import { ToDecideApiController } from './to-decide.api.controller';
import { ToDecidePagesController } from './to-decide.pages.controller';
import { PersonPartsApiController } from './person-parts.api.controller';
import { PersonReadingService } from './person-reading.service';
import { YoungPeopleApiController } from './young-people.api.controller';
import { YoungPeopleModule } from './young-people.module';
import { YoungPeoplePagesController } from './young-people.pages.controller';
import { YoungPersonRecordService } from './young-person-record.service';

@Module({
  imports: [YoungPeopleModule, AuthorityModule, AccommodationModule, PathwayPlansModule, EetModule, EntitlementsModule],
  controllers: [
    YoungPeoplePagesController,
    HomePeriodsPagesController,
    RecordedInErrorPagesController,
    MattersPagesController,
    ToDecidePagesController,
    YoungPeopleApiController,
    ToDecideApiController,
    PersonPartsApiController,
    StandingApiController,
    HomePeriodsApiController,
    DetentionsApiController,
    SpecialGuardianshipsApiController,
    OtherAccommodationApiController,
    ImmigrationApiController,
    TraffickingApiController,
    TraffickingPagesController,
    LifeEventsApiController,
    LifeEventsPagesController,
    StatusDecisionsApiController,
    StatusDecisionsPagesController,
    CaseFileApiController,
    CaseFilePagesController,
  ],
  providers: [
    PersonReadingService,
    YoungPersonRecordService,
    RecordedInErrorService,
    MattersService,
    StatusDecisionsService,
    StandingService,
  ],
})
export class YoungPeoplePagesModule {}
