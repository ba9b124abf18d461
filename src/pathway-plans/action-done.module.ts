import { Module } from '@nestjs/common';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { PlanActionsApiController } from './action-done.api.controller';
import { ActionDonePagesController } from './action-done.pages.controller';
import { ActionDoneService } from './action-done.service';
import { PLAN_ACTIONS_OWED } from './action-owed';

@Module({
  imports: [YoungPeopleModule],
  controllers: [ActionDonePagesController, PlanActionsApiController],
  providers: [ActionDoneService],
  exports: [ActionDoneService],
})
export class ActionDoneModule {
  constructor(owed: Owed) {
    owed.provide(...PLAN_ACTIONS_OWED);
  }
}
