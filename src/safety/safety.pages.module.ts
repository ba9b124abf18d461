import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { MissingEpisodesApiController } from './missing-episodes.api.controller';
import { SafetyModule } from './safety.module';

@Module({ imports: [SafetyModule, YoungPeopleModule], controllers: [MissingEpisodesApiController] })
export class SafetyPagesModule {}
