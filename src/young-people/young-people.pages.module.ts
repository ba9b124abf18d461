import { Module } from '@nestjs/common';
import { AccommodationModule } from '../accommodation/accommodation.module';
import { EntitlementsModule } from '../entitlements/entitlements.module';
import { PathwayPlansModule } from '../pathway-plans/pathway-plans.module';
import { HomePeriodsPagesController } from './home-periods.pages.controller';
import { MattersPagesController } from './matters.pages.controller';
import { MattersService } from './matters.service';
import { RecordedInErrorPagesController } from './recorded-in-error.pages.controller';
import { RecordedInErrorService } from './recorded-in-error.service';
import { ToDecideApiController } from './to-decide.api.controller';
import { ToDecidePagesController } from './to-decide.pages.controller';
import { HomePeriodsApiController, PersonPartsApiController } from './person-parts.api.controller';
import { PersonReadingService } from './person-reading.service';
import { YoungPeopleApiController } from './young-people.api.controller';
import { YoungPeopleModule } from './young-people.module';
import { YoungPeoplePagesController } from './young-people.pages.controller';
import { YoungPersonRecordService } from './young-person-record.service';

@Module({
  imports: [YoungPeopleModule, AccommodationModule, PathwayPlansModule, EntitlementsModule],
  controllers: [
    YoungPeoplePagesController,
    HomePeriodsPagesController,
    RecordedInErrorPagesController,
    MattersPagesController,
    ToDecidePagesController,
    YoungPeopleApiController,
    ToDecideApiController,
    PersonPartsApiController,
    HomePeriodsApiController,
  ],
  providers: [PersonReadingService, YoungPersonRecordService, RecordedInErrorService, MattersService],
})
export class YoungPeoplePagesModule {}
