import { Module } from '@nestjs/common';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { CelebrationsApiController } from './celebrations.api.controller';
import { CelebrationsPagesController } from './celebrations.pages.controller';
import { CelebrationsService } from './celebrations.service';
import { LifeUpdatesApiController } from './life-updates.api.controller';
import { LifeUpdatesPagesController } from './life-updates.pages.controller';
import { LifeUpdatesService } from './life-updates.service';
import { OCCASION_OWED } from './occasion-words';
import { OccasionMoneyApiController } from './occasion-money.api.controller';
import { OccasionMoneyPagesController } from './occasion-money.pages.controller';
import { OccasionMoneyService } from './occasion-money.service';
import { OccasionsApiController } from './occasions.api.controller';
import { OccasionsPagesController } from './occasions.pages.controller';
import { OccasionsService } from './occasions.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [LifeUpdatesService, OccasionsService, OccasionMoneyService, CelebrationsService],
  controllers: [
    LifeUpdatesPagesController,
    LifeUpdatesApiController,
    OccasionsPagesController,
    OccasionsApiController,
    OccasionMoneyPagesController,
    OccasionMoneyApiController,
    CelebrationsPagesController,
    CelebrationsApiController,
  ],
})
export class LifeUpdatesModule {
  constructor(owed: Owed) {
    owed.provide(OCCASION_OWED);
  }
}
