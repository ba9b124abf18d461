import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { CaseSupervisionsApiController } from './case-supervisions.api.controller';

@Module({ imports: [YoungPeopleModule], controllers: [CaseSupervisionsApiController] })
export class SupervisionApiModule {}
