import { Module } from '@nestjs/common';
import { FellDueApiController } from './fell-due.api.controller';
import { FellDuePagesController } from './fell-due.pages.controller';
import { FellDueService } from './fell-due.service';

@Module({ controllers: [FellDuePagesController, FellDueApiController], providers: [FellDueService] })
export class InsightModule {}
