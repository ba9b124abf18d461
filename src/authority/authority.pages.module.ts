import { Module } from '@nestjs/common';
import { AuthorityModule } from './authority.module';
import { PlanDaysPagesController } from './plan-days.pages.controller';
import { RemindersPagesController } from './reminders.pages.controller';
import { WordsPagesController } from './words.pages.controller';

@Module({
  imports: [AuthorityModule],
  controllers: [RemindersPagesController, PlanDaysPagesController, WordsPagesController],
})
export class AuthorityPagesModule {}
