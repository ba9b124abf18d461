import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { SubjectAccessApiController } from './subject-access.api.controller';

@Module({ imports: [YoungPeopleModule], controllers: [SubjectAccessApiController] })
export class SubjectAccessApiModule {}
