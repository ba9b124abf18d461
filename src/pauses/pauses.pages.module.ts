import { Module } from '@nestjs/common';
import { PausesApiController } from './pauses.api.controller';
import { PausesAskedApiController } from './pauses-asked.api.controller';
import { PausesAskedPagesController } from './pauses-asked.pages.controller';
import { PausesModule } from './pauses.module';
import { PausesPagesController } from './pauses.pages.controller';

@Module({
  imports: [PausesModule],
  controllers: [PausesPagesController, PausesAskedPagesController, PausesApiController, PausesAskedApiController],
})
export class PausesPagesModule {}
