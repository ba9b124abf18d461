import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module';
import { PathwayPlansModule } from '../pathway-plans/pathway-plans.module';
import { WorkloadModule } from '../workload/workload.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { BesideSessionService } from './beside-session.service';
import { CaseSupervisionsApiController } from './case-supervisions.api.controller';
import { DecisionExamplesApiController, DecisionSharedApiController } from './decision-examples.api.controller';
import { DecisionExamplesPagesController } from './decision-examples.pages.controller';
import { DecisionsApiController } from './decisions.api.controller';
import { DecisionsPagesController } from './decisions.pages.controller';
import { ExemptionsApiController } from './exemptions.api.controller';
import { ExemptionsPagesController } from './exemptions.pages.controller';
import { MethodsPagesController } from './methods.pages.controller';
import { PanelCasesApiController, PanelsApiController } from './panels.api.controller';
import { PanelCasesPagesController, PanelsPagesController } from './panels.pages.controller';
import { PanelsService } from './panels.service';
import { SessionsApiController } from './sessions.api.controller';
import { SessionsPagesController } from './sessions.pages.controller';
import { SupervisionModule } from './supervision.module';
import { StandingStillPagesController } from './standing-still.pages.controller';
import { SupervisionReportsPagesController } from './supervision-reports.pages.controller';

@Module({
  imports: [SupervisionModule, NotificationsModule, PathwayPlansModule, WorkloadModule, YoungPeopleModule],
  providers: [BesideSessionService, PanelsService],
  controllers: [
    SupervisionReportsPagesController,
    ExemptionsPagesController,
    StandingStillPagesController,
    SessionsPagesController,
    DecisionsPagesController,
    DecisionExamplesPagesController,
    MethodsPagesController,
    PanelsPagesController,
    PanelCasesPagesController,
    CaseSupervisionsApiController,
    DecisionsApiController,
    DecisionExamplesApiController,
    DecisionSharedApiController,
    ExemptionsApiController,
    PanelsApiController,
    PanelCasesApiController,
    SessionsApiController,
  ],
})
export class SupervisionPagesModule {}
