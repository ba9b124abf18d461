import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AccommodationModule } from './accommodation.module';
import { HomesApiController } from './homes.api.controller';
import { MovesPagesController } from './moves.pages.controller';

@Module({ imports: [AccommodationModule, YoungPeopleModule], controllers: [MovesPagesController, HomesApiController] })
export class AccommodationPagesModule {}
