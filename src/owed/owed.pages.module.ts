import { Module } from '@nestjs/common';
import { OwedApiController } from './owed.api.controller';
import { OwedPagesController } from './owed.pages.controller';
import { OwedService } from './owed.service';

@Module({ controllers: [OwedPagesController, OwedApiController], providers: [OwedService] })
export class OwedPagesModule {}
