import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { LateBeside } from '../deadlines/late-beside';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { SUPERVISION_SOURCES } from './case-file-sources';
import { SUPERVISION_OWED } from './decisions-told';
import { DecisionsService } from './decisions.service';
import { GapsService } from './gaps.service';
import { LATE_DECISIONS } from './late-decisions';
import { MethodsService } from './methods.service';
import { SamplesService } from './samples.service';
import { SessionsService } from './sessions.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [DecisionsService, GapsService, MethodsService, SamplesService, SessionsService],
  exports: [DecisionsService, GapsService, MethodsService, SamplesService, SessionsService],
})
export class SupervisionModule {
  constructor(caseFiles: CaseFiles, owed: Owed, lateBeside: LateBeside) {
    caseFiles.provide(...SUPERVISION_SOURCES);
    owed.provide(...SUPERVISION_OWED);
    lateBeside.provide(LATE_DECISIONS);
  }
}
