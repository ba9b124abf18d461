import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { Owed } from '../owed/owed';
import { HEALTH_SOURCES } from './case-file-sources';
import { GpPracticesService } from './gp-practices.service';
import { HEALTH_OWED } from './health-owed';

@Module({ providers: [GpPracticesService], exports: [GpPracticesService] })
export class HealthModule {
  constructor(caseFiles: CaseFiles, owed: Owed) {
    caseFiles.provide(...HEALTH_SOURCES);
    owed.provide(...HEALTH_OWED);
  }
}
