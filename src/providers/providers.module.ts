import { Module } from '@nestjs/common';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { FlatsService } from './flats.service';
import { HomeMoneyService } from './home-money.service';
import { MatchingService } from './matching.service';
import { MonitoringService } from './monitoring.service';
import { PlacingsService } from './placings.service';
import { PLACINGS_OWED } from './placings-wait';
import { ProvidersService } from './providers.service';
import { PROVIDERS_OWED } from './providers-owed';
import { VisitPhotosService } from './visit-photos.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [
    ProvidersService,
    MonitoringService,
    PlacingsService,
    MatchingService,
    FlatsService,
    HomeMoneyService,
    VisitPhotosService,
  ],
  exports: [
    ProvidersService,
    MonitoringService,
    PlacingsService,
    MatchingService,
    FlatsService,
    HomeMoneyService,
    VisitPhotosService,
  ],
})
export class ProvidersModule {
  constructor(owed: Owed) {
    owed.provide(...PROVIDERS_OWED, PLACINGS_OWED);
  }
}
