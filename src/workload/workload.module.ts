import { Module } from '@nestjs/common';
import { NightNews } from '../deadlines/night-news';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { CONTRACTS_ENDING } from './contracts-ending';
import { overTheirLine } from './over-their-line';
import { PlannedPostsService } from './planned-posts.service';
import { PostsService } from './posts.service';
import { WeightsService } from './weights.service';
import { WorkloadService } from './workload.service';
import { WorkloadSettingsService } from './workload-settings.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [PlannedPostsService, PostsService, WeightsService, WorkloadService, WorkloadSettingsService],
  exports: [PlannedPostsService, PostsService, WeightsService, WorkloadService, WorkloadSettingsService],
})
export class WorkloadModule {
  constructor(nightNews: NightNews, workload: WorkloadService) {
    nightNews.provide(CONTRACTS_ENDING);
    nightNews.provide(overTheirLine(workload));
  }
}
