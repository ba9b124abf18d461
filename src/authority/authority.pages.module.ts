import { Module } from '@nestjs/common';
import { AuthorityModule } from './authority.module';
import { PlanDaysPagesController } from './plan-days.pages.controller';
import { RemindersPagesController } from './reminders.pages.controller';

@Module({ imports: [AuthorityModule], controllers: [RemindersPagesController, PlanDaysPagesController] })
export class AuthorityPagesModule {}
