import { Module } from '@nestjs/common';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { SURGE_OWED } from './surge-told';
import { SurgeCasesApiController, SurgesApiController } from './surges.api.controller';
import { SurgeCasesPagesController, SurgesPagesController } from './surges.pages.controller';
import { SurgesService } from './surges.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [SurgesService],
  controllers: [SurgesPagesController, SurgeCasesPagesController, SurgesApiController, SurgeCasesApiController],
})
export class SurgesModule {
  constructor(owed: Owed) {
    owed.provide(SURGE_OWED);
  }
}
