import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { SAFETY_SOURCES } from './case-file-sources';

@Module({})
export class SafetyModule {
  constructor(caseFiles: CaseFiles) {
    caseFiles.provide(...SAFETY_SOURCES);
  }
}
