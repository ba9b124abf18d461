import { Global, Module } from '@nestjs/common';
import { CaseFiles } from './case-files';
import { Ledger } from './ledger';

/** Global, because every write that changes a fact keeps the ledger in step. */
@Global()
@Module({ providers: [CaseFiles, Ledger], exports: [CaseFiles, Ledger] })
export class DeadlinesModule {}
