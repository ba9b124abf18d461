import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { Owed } from '../owed/owed';
import { SAFETY_SOURCES } from './case-file-sources';
import { INTENSIVE_SUPPORT_OWED } from './intensive-support';
import { NOT_SAFE_OWED } from './not-safe';

@Module({})
export class SafetyModule {
  constructor(caseFiles: CaseFiles, owed: Owed) {
    caseFiles.provide(...SAFETY_SOURCES);
    owed.provide(NOT_SAFE_OWED, INTENSIVE_SUPPORT_OWED);
  }
}
