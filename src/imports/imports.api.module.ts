import { Module } from '@nestjs/common';
import { ImportDraftsApiController } from './import-drafts.api.controller';
import { ImportReadingService } from './import-reading.service';
import { ImportsApiController } from './imports.api.controller';
import { ImportsModule } from './imports.module';
import { ImportWordsApiController } from './words/import-words.api.controller';

@Module({
  imports: [ImportsModule],
  controllers: [ImportsApiController, ImportDraftsApiController, ImportWordsApiController],
  providers: [ImportReadingService],
})
export class ImportsApiModule {}
