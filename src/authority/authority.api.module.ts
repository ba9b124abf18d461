import { Module } from '@nestjs/common';
import { AuthorityApiController } from './authority.api.controller';
import { AuthorityModule } from './authority.module';

@Module({ imports: [AuthorityModule], controllers: [AuthorityApiController] })
export class AuthorityApiModule {}
