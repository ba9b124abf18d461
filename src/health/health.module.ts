import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { Owed } from '../owed/owed';
import { HEALTH_SOURCES } from './case-file-sources';
import { HEALTH_OWED } from './health-owed';

@Module({})
export class HealthModule {
  constructor(caseFiles: CaseFiles, owed: Owed) {
    caseFiles.provide(...HEALTH_SOURCES);
    owed.provide(...HEALTH_OWED);
  }
}
