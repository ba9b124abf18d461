import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { MissingPagesController } from './missing.pages.controller';
import { MissingEpisodesApiController } from './missing-episodes.api.controller';
import { RiskEventsApiController } from './risk-events.api.controller';
import { RiskEventsPagesController } from './risk-events.pages.controller';
import { SafetyModule } from './safety.module';

@Module({
  imports: [SafetyModule, YoungPeopleModule],
  controllers: [
    MissingPagesController,
    MissingEpisodesApiController,
    RiskEventsPagesController,
    RiskEventsApiController,
  ],
})
export class SafetyPagesModule {}
