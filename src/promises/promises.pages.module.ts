import { Module } from '@nestjs/common';
import { PromisesApiController } from './promises.api.controller';
import { PromisesModule } from './promises.module';
import { PromisesPagesController } from './promises.pages.controller';

@Module({ imports: [PromisesModule], controllers: [PromisesPagesController, PromisesApiController] })
export class PromisesPagesModule {}
