import { Module } from '@nestjs/common';
import { ArrangementsApiController } from './arrangements.api.controller';
import { ArrangementsModule } from './arrangements.module';
import { AtRiskPagesController } from './at-risk.pages.controller';
import { HomePagesController } from './home.pages.controller';
import { HomesToDecidePagesController } from './homes-to-decide.pages.controller';
import { HomesRegisterApiController } from './homes-register.api.controller';
import { HostsPagesController } from './hosts.pages.controller';
import { PackagesPagesController } from './packages.pages.controller';

@Module({
  imports: [ArrangementsModule],
  controllers: [
    HomePagesController,
    AtRiskPagesController,
    HomesToDecidePagesController,
    HostsPagesController,
    PackagesPagesController,
    ArrangementsApiController,
    HomesRegisterApiController,
  ],
})
export class ArrangementsPagesModule {}
