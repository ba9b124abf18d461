import { Module } from '@nestjs/common';
import { DocumentFormatApiController } from './document-format.api.controller';
import { DocumentFormatPagesController } from './document-format.pages.controller';
import { DocumentsModule } from './documents.module';
import { OtherDocumentsApiController } from './other-documents.api.controller';
import { OtherDocumentsPagesController } from './other-documents.pages.controller';
import { PlanBatchesPagesController } from './plan-batches.pages.controller';
import { PlanDocumentsApiController } from './plan-documents.api.controller';
import { PlanDocumentsPagesController } from './plan-documents.pages.controller';

@Module({
  imports: [DocumentsModule],
  controllers: [
    PlanDocumentsPagesController,
    OtherDocumentsPagesController,
    OtherDocumentsApiController,
    PlanBatchesPagesController,
    DocumentFormatPagesController,
    PlanDocumentsApiController,
    DocumentFormatApiController,
  ],
})
export class DocumentsPagesModule {}
