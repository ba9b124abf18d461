import { Module } from '@nestjs/common';
import { AuthorityModule } from './authority.module';
import { HOME_DAYS_PAGES, PLAN_DAYS_PAGES, STANDING_STILL_PAGES, TARGET_PAGES } from './days.page';
import { REMINDERS_PAGES } from './reminders.page';
import { SCHOOL_TERMS_PAGES } from './school-terms.page';
import { settingsController } from './settings.pages.controller';
import { VisitPolicyPagesController } from './visit-policy.pages.controller';
import { WordsPagesController } from './words.pages.controller';

@Module({
  imports: [AuthorityModule],
  controllers: [
    settingsController(REMINDERS_PAGES),
    settingsController(PLAN_DAYS_PAGES),
    settingsController(HOME_DAYS_PAGES),
    settingsController(STANDING_STILL_PAGES),
    settingsController(TARGET_PAGES),
    settingsController(SCHOOL_TERMS_PAGES),
    VisitPolicyPagesController,
    WordsPagesController,
  ],
})
export class AuthorityPagesModule {}
