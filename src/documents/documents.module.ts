import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { DocumentFormatsService } from './document-formats.service';
import { MakePlansService } from './make-plans.service';
import { PdfPress } from './pdf-press';
import { PlanBatchesService } from './plan-batches.service';
import { PlanDocumentsService } from './plan-documents.service';
import { PlanFilesService } from './plan-files.service';

const SERVICES = [
  PdfPress,
  PlanDocumentsService,
  DocumentFormatsService,
  MakePlansService,
  PlanBatchesService,
  PlanFilesService,
];

@Module({ imports: [YoungPeopleModule], providers: SERVICES, exports: SERVICES })
export class DocumentsModule {}
