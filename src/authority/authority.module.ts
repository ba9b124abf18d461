import { Module } from '@nestjs/common';
import { CaseFiles } from '../deadlines/case-files';
import { AuthorityService } from './authority.service';
import { VisitPolicyService } from './visit-policy.service';

@Module({ providers: [AuthorityService, VisitPolicyService], exports: [AuthorityService, VisitPolicyService] })
export class AuthorityModule {
  constructor(caseFiles: CaseFiles, authority: AuthorityService) {
    caseFiles.providePolicies((work) => authority.policies(work));
  }
}
