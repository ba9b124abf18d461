import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { EntitlementFactsApiController } from './entitlement-facts.api.controller';
import { EntitlementsModule } from './entitlements.module';
import { EntitlementsPagesController } from './entitlements.pages.controller';
import { EntitlementsService } from './entitlements.service';
import { HadApiController } from './had.api.controller';
import { HadPagesController } from './had.pages.controller';
import { HadService } from './had.service';
import { IdentityDocumentsService } from './identity-documents.service';
import { LocalOfferApiController } from './local-offer.api.controller';
import { LocalOfferWritingApiController } from './local-offer-writing.api.controller';
import { LocalOfferPagesController } from './local-offer.pages.controller';
import { LocalOfferService } from './local-offer.service';
import { OfferGivingService } from './offer-giving.service';
import { SupportApiController } from './support.api.controller';
import { SupportPagesController } from './support.pages.controller';

@Module({
  imports: [EntitlementsModule, YoungPeopleModule, DocumentsModule],
  providers: [EntitlementsService, HadService, IdentityDocumentsService, LocalOfferService, OfferGivingService],
  controllers: [
    SupportPagesController,
    EntitlementsPagesController,
    HadPagesController,
    LocalOfferPagesController,
    SupportApiController,
    LocalOfferApiController,
    LocalOfferWritingApiController,
    EntitlementFactsApiController,
    HadApiController,
  ],
})
export class EntitlementsPagesModule {}
