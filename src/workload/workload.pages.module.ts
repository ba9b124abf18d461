import { Module } from '@nestjs/common';
import { PostsApiController } from './posts.api.controller';
import { PostsPagesController } from './posts.pages.controller';
import { WeightsApiController } from './weights.api.controller';
import { WeightOfOnePagesController, WeightsPagesController } from './weights.pages.controller';
import { WorkloadApiController } from './workload.api.controller';
import { WorkloadModule } from './workload.module';
import { WorkloadPagesController } from './workload.pages.controller';
import { WorkloadSettingsPagesController } from './workload-settings.pages.controller';

@Module({
  imports: [WorkloadModule],
  controllers: [
    WeightsPagesController,
    WeightOfOnePagesController,
    WorkloadPagesController,
    PostsPagesController,
    WorkloadSettingsPagesController,
    WorkloadApiController,
    WeightsApiController,
    PostsApiController,
  ],
})
export class WorkloadPagesModule {}
