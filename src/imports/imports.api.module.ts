import { Module } from '@nestjs/common';
import { ImportDraftsApiController } from './import-drafts.api.controller';
import { ImportReadingService } from './import-reading.service';
import { ImportsApiController } from './imports.api.controller';
import { ImportsModule } from './imports.module';

@Module({
  imports: [ImportsModule],
  controllers: [ImportsApiController, ImportDraftsApiController],
  providers: [ImportReadingService],
})
export class ImportsApiModule {}
