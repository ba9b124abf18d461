import { Module } from '@nestjs/common';
import { AccommodationModule } from '../accommodation/accommodation.module';
import { CaseFiles } from '../deadlines/case-files';
import { Owed } from '../owed/owed';
import { ProvidersModule } from '../providers/providers.module';
import { SupervisionModule } from '../supervision/supervision.module';
import { AfterChange } from '../young-people/after-change';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { ArrangementsService } from './arrangements.service';
import { ARRANGEMENT_SOURCES } from './case-file-sources';
import { DECISIONS_OWED } from './decisions-wait';
import { HomesToDecideService } from './homes-to-decide.service';
import { HOSTS_OWED } from './hosts-owed';
import { HostsService } from './hosts.service';
import { LetDeposits } from './let-deposits';
import { MovesService } from './moves.service';
import { ArrangementSteps, STEPS_OWED } from './steps';

@Module({
  imports: [AccommodationModule, ProvidersModule, YoungPeopleModule, SupervisionModule],
  providers: [ArrangementsService, ArrangementSteps, HomesToDecideService, HostsService, LetDeposits, MovesService],
  exports: [ArrangementsService, HomesToDecideService, HostsService, MovesService],
})
export class ArrangementsModule {
  constructor(caseFiles: CaseFiles, owed: Owed, afterChange: AfterChange, steps: ArrangementSteps) {
    caseFiles.provide(...ARRANGEMENT_SOURCES);
    owed.provide({ kind: 'Home', sql: STEPS_OWED }, DECISIONS_OWED, HOSTS_OWED);
    afterChange.provide((work, personIds, today) => steps.follow(work, personIds, today));
  }
}
