import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { LifeUpdatesApiController } from './life-updates.api.controller';
import { LifeUpdatesPagesController } from './life-updates.pages.controller';
import { LifeUpdatesService } from './life-updates.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [LifeUpdatesService],
  controllers: [LifeUpdatesPagesController, LifeUpdatesApiController],
})
export class LifeUpdatesModule {}
