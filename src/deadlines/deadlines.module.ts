import { Global, Module } from '@nestjs/common';
import { CaseFiles } from './case-files';
import { Ledger } from './ledger';
import { LedgerHistory } from './ledger-history';

/** Global, because every write that changes a fact keeps the ledger in step. */
@Global()
@Module({ providers: [CaseFiles, Ledger, LedgerHistory], exports: [CaseFiles, Ledger, LedgerHistory] })
export class DeadlinesModule {}
