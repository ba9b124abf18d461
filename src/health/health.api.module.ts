import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { HealthPassportsApiController } from './health-passports.api.controller';
import { HealthReviewsApiController } from './health-reviews.api.controller';

@Module({
  imports: [YoungPeopleModule],
  controllers: [HealthReviewsApiController, HealthPassportsApiController],
})
export class HealthApiModule {}
