import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { PAUSE_SOURCES } from './case-file-sources';
import { PausesService } from './pauses.service';

@Module({ imports: [YoungPeopleModule], providers: [PausesService], exports: [PausesService] })
export class PausesModule {
  constructor(caseFiles: CaseFiles) {
    caseFiles.provide(...PAUSE_SOURCES);
  }
}
