import { Module } from '@nestjs/common';
import { SessionCookie } from './session-cookie';
import { SessionsService } from './sessions.service';
import { SignInPagesController } from './sign-in.pages.controller';
import { SignInService } from './sign-in.service';
import { UsersService } from './users.service';

@Module({
  controllers: [SignInPagesController],
  providers: [SessionCookie, SessionsService, SignInService, UsersService],
  exports: [SessionCookie, SessionsService, UsersService],
})
export class SignInModule {}
