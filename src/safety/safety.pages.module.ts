import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { IntensiveSupportApiController } from './intensive-support.api.controller';
import { IntensiveSupportPagesController } from './intensive-support.pages.controller';
import { IntensiveSupportService } from './intensive-support.service';
import { MissingPagesController } from './missing.pages.controller';
import { MissingEpisodesApiController } from './missing-episodes.api.controller';
import { RiskEventsApiController } from './risk-events.api.controller';
import { RiskEventsPagesController } from './risk-events.pages.controller';
import { FeelsSafeApiController, NotSafeApiController } from './not-safe.api.controller';
import { NotSafePagesController } from './not-safe.pages.controller';
import { NotSafeService } from './not-safe.service';
import { SafetyModule } from './safety.module';

@Module({
  imports: [SafetyModule, YoungPeopleModule],
  controllers: [
    MissingPagesController,
    MissingEpisodesApiController,
    RiskEventsPagesController,
    RiskEventsApiController,
    NotSafePagesController,
    NotSafeApiController,
    FeelsSafeApiController,
    IntensiveSupportPagesController,
    IntensiveSupportApiController,
  ],
  providers: [IntensiveSupportService, NotSafeService],
})
export class SafetyPagesModule {}
