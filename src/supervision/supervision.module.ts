import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { SUPERVISION_SOURCES } from './case-file-sources';

@Module({})
export class SupervisionModule {
  constructor(caseFiles: CaseFiles) {
    caseFiles.provide(...SUPERVISION_SOURCES);
  }
}
