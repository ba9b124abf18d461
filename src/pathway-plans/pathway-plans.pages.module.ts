import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { PathwayPlansModule } from './pathway-plans.module';
import { PlanDatesPagesController } from './plan-dates.pages.controller';

@Module({ imports: [PathwayPlansModule, YoungPeopleModule], controllers: [PlanDatesPagesController] })
export class PathwayPlansPagesModule {}
