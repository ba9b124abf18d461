import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { AuthorityService } from './authority.service';

@Module({ providers: [AuthorityService], exports: [AuthorityService] })
export class AuthorityModule {
  constructor(caseFiles: CaseFiles, authority: AuthorityService) {
    caseFiles.providePolicies((work) => authority.policies(work));
  }
}
