import { Module } from '@nestjs/common';
import { ImportDraftsPagesController } from './import-drafts.pages.controller';
import { ImportsModule } from './imports.module';
import { ImportsPagesController } from './imports.pages.controller';

/** The drafts first: `/imports/new` is no import's id. */
@Module({ imports: [ImportsModule], controllers: [ImportDraftsPagesController, ImportsPagesController] })
export class ImportsPagesModule {}
