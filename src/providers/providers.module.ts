import { Module } from '@nestjs/common';
import { NightNews } from '../deadlines/night-news';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { FlatsService } from './flats.service';
import { HomeMoneyService } from './home-money.service';
import { PROVIDERS_NEWS } from './late-at-providers';
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
  constructor(owed: Owed, nightNews: NightNews) {
    owed.provide(...PROVIDERS_OWED, PLACINGS_OWED);
    nightNews.provide(PROVIDERS_NEWS);
  }
}
