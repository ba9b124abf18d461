import { Module } from '@nestjs/common';
import { FlatsPagesController } from './flats.pages.controller';
import { HomeMoneyPagesController } from './home-money.pages.controller';
import { MatchingApiController } from './matching.api.controller';
import { MatchingPagesController } from './matching.pages.controller';
import { MonitoringPagesController } from './monitoring.pages.controller';
import { PlacingsApiController } from './placings.api.controller';
import { PlacingsPagesController } from './placings.pages.controller';
import { FlatsApiController, ProvidersApiController } from './providers.api.controller';
import { ProvidersModule } from './providers.module';
import { ProvidersPagesController } from './providers.pages.controller';
import { VisitPhotosApiController } from './visit-photos.api.controller';
import { VisitPhotosPagesController } from './visit-photos.pages.controller';

@Module({
  imports: [ProvidersModule],
  controllers: [
    ProvidersPagesController,
    MonitoringPagesController,
    VisitPhotosPagesController,
    MatchingPagesController,
    PlacingsPagesController,
    FlatsPagesController,
    HomeMoneyPagesController,
    ProvidersApiController,
    FlatsApiController,
    PlacingsApiController,
    MatchingApiController,
    VisitPhotosApiController,
  ],
})
export class ProvidersPagesModule {}
