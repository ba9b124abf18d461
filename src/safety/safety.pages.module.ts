import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { MissingPagesController } from './missing.pages.controller';
import { MissingEpisodesApiController } from './missing-episodes.api.controller';
import { SafetyModule } from './safety.module';

@Module({
  imports: [SafetyModule, YoungPeopleModule],
  controllers: [MissingPagesController, MissingEpisodesApiController],
})
export class SafetyPagesModule {}
