import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { HEALTH_SOURCES } from './case-file-sources';

@Module({})
export class HealthModule {
  constructor(caseFiles: CaseFiles) {
    caseFiles.provide(...HEALTH_SOURCES);
  }
}
