import { Module } from '@nestjs/common';
import { ApplyDraftsService } from './apply-drafts.service';
import { ImportDraftsService } from './import-drafts.service';
import { ImportRunsService } from './import-runs.service';
import { ImportsService } from './imports.service';
import { ImportWordsService } from './words/import-words.service';
import { UndoImportService } from './undo-import.service';

const SERVICES = [
  ApplyDraftsService,
  ImportsService,
  ImportDraftsService,
  ImportRunsService,
  UndoImportService,
  ImportWordsService,
];

@Module({ providers: SERVICES, exports: SERVICES })
export class ImportsModule {}
