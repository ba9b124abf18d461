import { Module } from '@nestjs/common';
import { FamiliarityApiController } from './familiarity.api.controller';
import { FamiliarityModule } from './familiarity.module';
import { FamiliarityPagesController } from './familiarity.pages.controller';

@Module({ imports: [FamiliarityModule], controllers: [FamiliarityPagesController, FamiliarityApiController] })
export class FamiliarityPagesModule {}
