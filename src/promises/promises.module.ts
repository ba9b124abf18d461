import { Module } from '@nestjs/common';
import { LateBeside } from '../deadlines/late-beside';
import { Owed } from '../owed/owed';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { LATE_PROMISES } from './late-promises';
import { PROMISES_TO_KEEP } from './promises-told';
import { PromisesService } from './promises.service';

@Module({ imports: [YoungPeopleModule], providers: [PromisesService], exports: [PromisesService] })
export class PromisesModule {
  constructor(owed: Owed, lateBeside: LateBeside) {
    owed.provide({ kind: 'Promise', sql: PROMISES_TO_KEEP });
    lateBeside.provide(LATE_PROMISES);
  }
}
