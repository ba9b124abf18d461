import { Module } from '@nestjs/common';
import { ApiTokensPagesController } from './api-tokens.pages.controller';
import { ApiTokensService } from './api-tokens.service';
import { SessionCookie } from './session-cookie';
import { SessionsService } from './sessions.service';
import { SignInPagesController } from './sign-in.pages.controller';
import { SignInService } from './sign-in.service';
import { UsersService } from './users.service';

@Module({
  controllers: [SignInPagesController, ApiTokensPagesController],
  providers: [ApiTokensService, SessionCookie, SessionsService, SignInService, UsersService],
  exports: [ApiTokensService, SessionCookie, SessionsService, UsersService],
})
export class SignInModule {}
