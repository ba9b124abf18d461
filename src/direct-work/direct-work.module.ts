import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { DirectWorkApiController } from './direct-work.api.controller';
import { DirectWorkPagesController } from './direct-work.pages.controller';
import { DirectWorkService } from './direct-work.service';

@Module({
  imports: [YoungPeopleModule],
  providers: [DirectWorkService],
  controllers: [DirectWorkPagesController, DirectWorkApiController],
})
export class DirectWorkModule {}
