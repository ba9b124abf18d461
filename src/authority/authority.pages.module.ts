import { Module } from '@nestjs/common';
import { AuthorityModule } from './authority.module';
import { RemindersPagesController } from './reminders.pages.controller';

@Module({ imports: [AuthorityModule], controllers: [RemindersPagesController] })
export class AuthorityPagesModule {}
