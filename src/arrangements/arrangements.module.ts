import { Module } from '@nestjs/common';
import { Owed } from '../owed/owed';
import { SupervisionModule } from '../supervision/supervision.module';
import { AfterChange } from '../young-people/after-change';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { ArrangementsApiController } from './arrangements.api.controller';
import { ArrangementsService } from './arrangements.service';
import { AtRiskPagesController } from './at-risk.pages.controller';
import { HomePagesController } from './home.pages.controller';
import { HomesRegisterApiController } from './homes-register.api.controller';
import { HostsPagesController } from './hosts.pages.controller';
import { HostsService } from './hosts.service';
import { ArrangementSteps, STEPS_OWED } from './steps';

@Module({
  imports: [YoungPeopleModule, SupervisionModule],
  providers: [ArrangementsService, ArrangementSteps, HostsService],
  controllers: [
    HomePagesController,
    AtRiskPagesController,
    HostsPagesController,
    ArrangementsApiController,
    HomesRegisterApiController,
  ],
})
export class ArrangementsModule {
  constructor(owed: Owed, afterChange: AfterChange, steps: ArrangementSteps) {
    owed.provide({ kind: 'Home', sql: STEPS_OWED });
    afterChange.provide((work, personIds, today) => steps.follow(work, personIds, today));
  }
}
