import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { YoungPeopleModule } from '../young-people/young-people.module';
import { AppointmentFilePagesController } from './appointment-file.pages.controller';
import { AppointmentFileService } from './appointment-file.service';
import { FeedService } from './feed.service';
import { FeedsPagesController } from './feeds.pages.controller';
import { Invitations } from './invitations';
import { MyCalendarPagesController } from './my-calendar.pages.controller';

@Module({
  imports: [ContactsModule, YoungPeopleModule],
  controllers: [MyCalendarPagesController, FeedsPagesController, AppointmentFilePagesController],
  providers: [FeedService, AppointmentFileService, Invitations],
})
export class CalendarModule {}
