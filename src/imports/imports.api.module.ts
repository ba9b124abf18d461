import { Module } from '@nestjs/common';
import { ImportReadingService } from './import-reading.service';
import { ImportsApiController } from './imports.api.controller';

@Module({ controllers: [ImportsApiController], providers: [ImportReadingService] })
export class ImportsApiModule {}
