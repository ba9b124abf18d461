import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { NightNews } from '../deadlines/night-news';
import { Owed } from '../owed/owed';
import { ProvidersModule } from '../providers/providers.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AccommodationService } from './accommodation.service';
import { BED_AND_BREAKFAST_NEWS } from './bed-and-breakfast-news';
import { ACCOMMODATION_SOURCES } from './case-file-sources';
import { HomeAssessmentsService } from './home-assessments.service';
import { HomeControlService } from './home-control.service';
import { HomeListsService } from './home-lists.service';
import { HOMES_OWED } from './homes-owed';
import { HomesReadService } from './homes-read.service';
import { SIGN_OFFS_OWED } from './sign-offs-wait';

@Module({
  imports: [YoungPeopleModule, ProvidersModule],
  providers: [AccommodationService, HomeAssessmentsService, HomeControlService, HomesReadService, HomeListsService],
  exports: [AccommodationService, HomeAssessmentsService, HomeControlService, HomesReadService, HomeListsService],
})
export class AccommodationModule {
  constructor(caseFiles: CaseFiles, owed: Owed, nightNews: NightNews) {
    caseFiles.provide(...ACCOMMODATION_SOURCES);
    owed.provide(...HOMES_OWED, SIGN_OFFS_OWED);
    nightNews.provide(BED_AND_BREAKFAST_NEWS);
  }
}
