import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { ExampleSharedApiController, PlanExamplesApiController } from './plan-examples.api.controller';
import { PlanExamplesPagesController } from './plan-examples.pages.controller';
import { PlanExamplesService } from './plan-examples.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [PlanExamplesService],
  controllers: [PlanExamplesPagesController, PlanExamplesApiController, ExampleSharedApiController],
})
export class PlanExamplesModule {}
