import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { EntitlementsModule } from './entitlements.module';
import { ProgrammesApiController } from './programmes.api.controller';
import { SupportApiController } from './support.api.controller';
import { SupportPagesController } from './support.pages.controller';

@Module({
  imports: [EntitlementsModule, YoungPeopleModule],
  controllers: [SupportPagesController, SupportApiController, ProgrammesApiController],
})
export class EntitlementsPagesModule {}
