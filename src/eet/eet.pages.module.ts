import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { EetModule } from './eet.module';
import { ProgrammesApiController } from './programmes.api.controller';

@Module({
  imports: [EetModule, YoungPeopleModule],
  controllers: [ProgrammesApiController],
})
export class EetPagesModule {}
