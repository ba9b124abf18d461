import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { CaseSupervisionsApiController } from './case-supervisions.api.controller';
import { DecisionsApiController } from './decisions.api.controller';
import { DecisionsPagesController } from './decisions.pages.controller';
import { SessionsApiController } from './sessions.api.controller';
import { SessionsPagesController } from './sessions.pages.controller';
import { SupervisionModule } from './supervision.module';
import { SupervisionReportsPagesController } from './supervision-reports.pages.controller';

@Module({
  imports: [SupervisionModule, YoungPeopleModule],
  controllers: [
    SupervisionReportsPagesController,
    SessionsPagesController,
    DecisionsPagesController,
    CaseSupervisionsApiController,
    DecisionsApiController,
    SessionsApiController,
  ],
})
export class SupervisionPagesModule {}
