import { Module } from '@nestjs/common';
import { HomePeriodsPagesController } from './home-periods.pages.controller';
import { YoungPeopleModule } from './young-people.module';
import { YoungPeoplePagesController } from './young-people.pages.controller';
import { YoungPersonRecordService } from './young-person-record.service';

@Module({
  imports: [YoungPeopleModule],
  controllers: [YoungPeoplePagesController, HomePeriodsPagesController],
  providers: [YoungPersonRecordService],
})
export class YoungPeoplePagesModule {}
