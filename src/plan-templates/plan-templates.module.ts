import { Module } from '@nestjs/common';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { PlanTemplatesApiController } from './plan-templates.api.controller';
import { PlanTemplatesPagesController } from './plan-templates.pages.controller';
import { PlanTemplatesService } from './plan-templates.service';
import { TemplateDraftsPagesController } from './template-drafts.pages.controller';
import { TemplateRatingsApiController } from './template-ratings.api.controller';
import { TemplateRatingsPagesController } from './template-ratings.pages.controller';
import { TemplateRatingsService } from './template-ratings.service';

@Module({
  imports: [YoungPeopleModule],
  controllers: [
    TemplateDraftsPagesController,
    PlanTemplatesPagesController,
    TemplateRatingsPagesController,
    PlanTemplatesApiController,
    TemplateRatingsApiController,
  ],
  providers: [PlanTemplatesService, TemplateRatingsService],
})
export class PlanTemplatesModule {}
