import { Module } from '@nestjs/common';
import { NightNews } from '../deadlines/night-news';
import { InsightModule } from '../insight/insight.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { improvementNews } from './comes-back';
import { WorkloadModule } from '../workload/workload.module';
import { ImprovementMeasuresApiController, ImprovementsApiController } from './improvements.api.controller';
import { ImprovementsPagesController } from './improvements.pages.controller';
import { ImprovementsService } from './improvements.service';
import { Readings } from './readings';

@Module({
  imports: [InsightModule, NotificationsModule, WorkloadModule],
  providers: [ImprovementsService, Readings],
  controllers: [ImprovementsPagesController, ImprovementsApiController, ImprovementMeasuresApiController],
})
export class ImprovementModule {
  constructor(nightNews: NightNews, readings: Readings) {
    nightNews.provide(improvementNews(readings));
  }
}
