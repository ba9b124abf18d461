import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { SUBJECT_ACCESS_SOURCES } from './case-file-sources';

@Module({})
export class SubjectAccessModule {
  constructor(caseFiles: CaseFiles) {
    caseFiles.provide(...SUBJECT_ACCESS_SOURCES);
  }
}
