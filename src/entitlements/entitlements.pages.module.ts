import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { EntitlementsModule } from './entitlements.module';
import { SupportApiController } from './support.api.controller';
import { SupportPagesController } from './support.pages.controller';

@Module({
  imports: [EntitlementsModule, YoungPeopleModule],
  controllers: [SupportPagesController, SupportApiController],
})
export class EntitlementsPagesModule {}
