import { Module } from '@nestjs/common';
import { ArrangementsModule } from '../arrangements/arrangements.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AccommodationModule } from './accommodation.module';
import { HomePartsApiController } from './home-parts.api.controller';
import { HomesApiController } from './homes.api.controller';
import { HomesPagesController } from './homes.pages.controller';
import { MovesPagesController } from './moves.pages.controller';
import { WatchedApiController } from './watched.api.controller';
import { WatchedPagesController } from './watched.pages.controller';

@Module({
  imports: [AccommodationModule, ArrangementsModule, YoungPeopleModule],
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
