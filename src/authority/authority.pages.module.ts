import { Module } from '@nestjs/common';
import { AuthorityModule } from './authority.module';
import { HomeDaysPagesController } from './home-days.pages.controller';
import { PlanDaysPagesController } from './plan-days.pages.controller';
import { RemindersPagesController } from './reminders.pages.controller';
import { WordsPagesController } from './words.pages.controller';

@Module({
  imports: [AuthorityModule],
  controllers: [RemindersPagesController, PlanDaysPagesController, HomeDaysPagesController, WordsPagesController],
})
export class AuthorityPagesModule {}
