import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { LateCausePagesController } from './late-cause.pages.controller';
import { LateCausesApiController } from './late-causes.api.controller';
import { LateCausesService } from './late-causes.service';
import { LatePatternApiController } from './late-pattern.api.controller';
import { LatePatternPagesController } from './late-pattern.pages.controller';
import { LatePatternService } from './late-pattern.service';

@Module({
  imports: [YoungPeopleModule],
  controllers: [
    LateCausePagesController,
    LateCausesApiController,
    LatePatternPagesController,
    LatePatternApiController,
  ],
  providers: [LateCausesService, LatePatternService],
})
export class LateCausesPagesModule {}
