import { Global, Module } from '@nestjs/common';
import { CaseFiles } from './case-files';
import { LateBeside } from './late-beside';
import { ToRead } from './to-read';
import { Ledger } from './ledger';
import { LedgerHistory } from './ledger-history';
import { NightNews } from './night-news';

/** Global, because every write that changes a fact keeps the ledger in step. */
@Global()
@Module({
  providers: [CaseFiles, LateBeside, Ledger, LedgerHistory, NightNews, ToRead],
  exports: [CaseFiles, LateBeside, Ledger, LedgerHistory, NightNews, ToRead],
})
export class DeadlinesModule {}
