import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AccommodationModule } from './accommodation.module';
import { HomePartsApiController } from './home-parts.api.controller';
import { HomesApiController } from './homes.api.controller';
import { HomesPagesController } from './homes.pages.controller';
import { MovesPagesController } from './moves.pages.controller';
import { WatchedApiController } from './watched.api.controller';
import { WatchedPagesController } from './watched.pages.controller';

@Module({
  imports: [AccommodationModule, YoungPeopleModule],
  controllers: [
    MovesPagesController,
    HomesPagesController,
    WatchedPagesController,
    HomesApiController,
    HomePartsApiController,
    WatchedApiController,
  ],
})
export class AccommodationPagesModule {}
