import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { LateBeside } from '../deadlines/late-beside';
import { NightNews } from '../deadlines/night-news';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { SUPERVISION_SOURCES } from './case-file-sources';
import { SUPERVISION_OWED } from './decisions-told';
import { DecisionExamplesService } from './decision-examples.service';
import { DecisionsService } from './decisions.service';
import { ExemptionsService } from './exemptions.service';
import { GapsService } from './gaps.service';
import { LATE_DECISIONS } from './late-decisions';
import { MethodsService } from './methods.service';
import { PANEL_OWED } from './panels-told';
import { RENEWAL_NEWS } from './policy-renewal';
import { SamplesService } from './samples.service';
import { SessionsService } from './sessions.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [
    DecisionExamplesService,
    DecisionsService,
    ExemptionsService,
    GapsService,
    MethodsService,
    SamplesService,
    SessionsService,
  ],
  exports: [
    DecisionExamplesService,
    DecisionsService,
    ExemptionsService,
    GapsService,
    MethodsService,
    SamplesService,
    SessionsService,
  ],
})
export class SupervisionModule {
  constructor(caseFiles: CaseFiles, owed: Owed, lateBeside: LateBeside, nightNews: NightNews) {
    caseFiles.provide(...SUPERVISION_SOURCES);
    owed.provide(...SUPERVISION_OWED, PANEL_OWED);
    lateBeside.provide(LATE_DECISIONS);
    nightNews.provide(RENEWAL_NEWS);
  }
}
