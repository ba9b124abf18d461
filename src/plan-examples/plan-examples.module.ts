import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { PlanExamplesPagesController } from './plan-examples.pages.controller';
import { PlanExamplesService } from './plan-examples.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [PlanExamplesService],
  controllers: [PlanExamplesPagesController],
})
export class PlanExamplesModule {}
