import { Module } from '@nestjs/common';
import { ToRead } from '../deadlines/to-read';
import { AnnouncementsApiController } from './announcements.api.controller';
import { AnnouncementsPagesController } from './announcements.pages.controller';
import { AnnouncementsService } from './announcements.service';
import { UNREAD } from './on-top';

@Module({
  providers: [AnnouncementsService],
  controllers: [AnnouncementsPagesController, AnnouncementsApiController],
})
export class AnnouncementsModule {
  constructor(toRead: ToRead) {
    toRead.provide(UNREAD);
  }
}
