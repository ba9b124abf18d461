import { Module } from '@nestjs/common';
import { EetModule } from '../eet/eet.module';
import { ImportDraftsPagesController } from './import-drafts.pages.controller';
import { ImportsModule } from './imports.module';
import { ImportWordsPagesController } from './words/import-words.pages.controller';
import { ImportsPagesController } from './imports.pages.controller';

/** The words and the drafts first: `/imports/new` is no import's id. */
@Module({
  imports: [EetModule, ImportsModule],
  controllers: [ImportWordsPagesController, ImportDraftsPagesController, ImportsPagesController],
})
export class ImportsPagesModule {}
