import { Module } from '@nestjs/common';
import { InspectionsApiController } from './inspections.api.controller';
import { InspectionsPagesController } from './inspections.pages.controller';
import { InspectionsService } from './inspections.service';

@Module({
  providers: [InspectionsService],
  controllers: [InspectionsPagesController, InspectionsApiController],
})
export class InspectionsModule {}
